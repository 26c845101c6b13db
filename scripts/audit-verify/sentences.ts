import type { Locale } from "@/lib/i18n/locales";
import english from "@/messages/audit.en.json";
import chinese from "@/messages/audit.zh-CN.json";
import { type Sentences, sentencesOf } from "../terminal/sentences";

const CATALOGUES = { en: english, "zh-CN": chinese } satisfies Record<Locale, typeof english>;

export function sentences(locale: Locale): Sentences {
  return sentencesOf(CATALOGUES[locale], locale);
}
