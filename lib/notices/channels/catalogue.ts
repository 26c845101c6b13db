import type { Locale } from "@/lib/i18n/locales";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const CATALOGUES = { en, "zh-CN": zhCN } satisfies Record<Locale, typeof en>;

/** What channels say in a language of their own, not in their reader's. */
export const catalogueOf = (locale: Locale): typeof en => CATALOGUES[locale];
