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
  const say = (text: string) => wording[text] ?? text;
  return TEMPLATES.map((key) => {
    const { definition, references } = templateOf(key);
    const { roles, flows, calendars } = references;
    const byEitherName = { roles: either(roles, say), flows: either(flows, say), calendars: either(calendars, say) };
    return { key, definition: inWords(definition, say), references: { ...references, ...byEitherName } };
  });
}

type Named = { id: number; name: string };

/** What the reader's language calls it, and where nothing is called so, the English name. */
function either(named: readonly Named[], say: (text: string) => string): Named[] {
  return named.flatMap((one) => {
    const name = say(one.name);
    return name === one.name ? [one] : [{ ...one, name }, one];
  });
}
