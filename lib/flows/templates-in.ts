import type { Locale } from "@/lib/i18n/locales";
import { TEMPLATES, type Template, templateOf } from "./gallery/gallery";
import { inWords } from "./gallery/in-words";

/** What the templates say in a language, by what they say in English; the other words are found when they are needed. */
const WORDINGS: Record<Locale, () => Promise<Readonly<Record<string, string>>>> = {
  en: async () => ({}),
  "zh-CN": async () => (await import("@/messages/gallery.zh-CN.json")).default,
};

/** Every template in the reader's language, as the flow that begins with it will be. */
export async function templatesIn(locale: Locale): Promise<readonly Template[]> {
  const wording = await WORDINGS[locale]();
  return TEMPLATES.map((key) => {
    const template = templateOf(key);
    return { ...template, definition: inWords(template.definition, (text) => wording[text] ?? text) };
  });
}
