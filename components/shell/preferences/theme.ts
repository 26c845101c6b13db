import { THEME_COOKIE, type Theme } from "@/lib/i18n/preference-cookies";
import { rememberPreference } from "./remember-preference";

/** Changes how the page looks at once and keeps it; without a class the system decides (see tokens.css). */
export function applyTheme(theme: Theme): void {
  rememberPreference(THEME_COOKIE, theme);
  const { classList } = document.documentElement;
  classList.remove("light", "dark");
  if (theme !== "system") classList.add(theme);
}
