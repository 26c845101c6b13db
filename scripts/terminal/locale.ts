import { type Locale, negotiateLocale } from "@/lib/i18n/locales";

/** The language of the terminal, as the environment says it. */
export function terminalLocale(): Locale {
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
  return negotiateLocale(language.split(".")[0]?.replace("_", "-") ?? null);
}
