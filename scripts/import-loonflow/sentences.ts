import type { Locale } from "@/lib/i18n/locales";
import english from "@/messages/en.json";
import importEnglish from "@/messages/import.en.json";
import importChinese from "@/messages/import.zh-CN.json";
import chinese from "@/messages/zh-CN.json";
import { type Sentences, sentencesOf } from "../terminal/sentences";

const CATALOGUES = {
  en: { ...importEnglish, problems: english.problems },
  "zh-CN": { ...importChinese, problems: chinese.problems },
} satisfies Record<Locale, object>;

/** The importer's own catalogue, and `problems.` of the application's. */
export function sentences(locale: Locale): Sentences {
  return sentencesOf(CATALOGUES[locale], locale);
}
