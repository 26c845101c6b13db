export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "en";

/** Each language in its own words, for people who cannot read the current one. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", "zh-CN": "简体中文" };

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The first language of an Accept-Language header that there is a catalogue for; any Chinese is served as Simplified. */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? "").split(",").map((part, position) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
    return { language: tag.split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality), position };
  });
  const ranked = wishes.filter((w) => w.quality > 0).sort((a, b) => b.quality - a.quality || a.position - b.position);
  for (const { language } of ranked) {
    if (language === "en") return "en";
    if (language === "zh") return "zh-CN";
  }
  return DEFAULT_LOCALE;
}
