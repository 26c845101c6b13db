import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";
import english from "@/messages/en.json";
import importEnglish from "@/messages/import.en.json";
import importChinese from "@/messages/import.zh-CN.json";
import chinese from "@/messages/zh-CN.json";

/** Says what a key below `problems.` or of the importer's own catalogue stands for. */
export type Sentences = (key: string, params?: Record<string, string | number>) => string;

const CATALOGUES = {
  en: { ...importEnglish, problems: english.problems },
  "zh-CN": { ...importChinese, problems: chinese.problems },
} satisfies Record<Locale, object>;

/** @throws Error when a sentence is missing or asks for something that is not given. */
export function sentences(locale: Locale): Sentences {
  const fail = (error: Error) => {
    throw error;
  };
  const messages: object = CATALOGUES[locale];
  const translate = createTranslator({ locale, messages: messages as never, onError: fail });
  return (key, params) => (translate as (key: string, params?: object) => string)(key, params);
}
