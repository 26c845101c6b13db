import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";

/** Says what a key of a catalogue stands for. */
export type Sentences = (key: string, params?: Record<string, string | number>) => string;

/** @throws Error when a sentence is missing or asks for something that is not given. */
export function sentencesOf(messages: object, locale: Locale): Sentences {
  const fail = (error: Error) => {
    throw error;
  };
  const translate = createTranslator({ locale, messages: messages as never, onError: fail });
  return (key, params) => (translate as (key: string, params?: object) => string)(key, params);
}
