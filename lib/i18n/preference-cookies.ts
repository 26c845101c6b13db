/** What a browser remembers about its reader. Names are public: the theme and the zone are also written in the browser. */
export const LOCALE_COOKIE = "skein-locale";
export const THEME_COOKIE = "skein-theme";
export const TIME_ZONE_COOKIE = "skein-time-zone";

export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** For people's preferences: a year, and never sent to other sites. */
export const PREFERENCE_COOKIE = { path: "/", maxAge: 365 * 24 * 3600, sameSite: "lax" } as const;
