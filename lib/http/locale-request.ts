import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, type Locale, negotiateLocale } from "@/lib/i18n/locales";
import { LOCALE_COOKIE, TIME_ZONE_COOKIE } from "@/lib/i18n/preference-cookies";
import { isTimeZone } from "@/lib/i18n/time-zones";

const CATALOGUES = {
  en: () => import("@/messages/en.json"),
  "zh-CN": () => import("@/messages/zh-CN.json"),
} satisfies Record<Locale, () => Promise<unknown>>;

export default getRequestConfig(async () => {
  const jar = await cookies();
  const chosen = jar.get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
  const zone = jar.get(TIME_ZONE_COOKIE)?.value;
  const { default: messages } = await CATALOGUES[locale]();
  return { locale, messages, now: new Date(), timeZone: zone !== undefined && isTimeZone(zone) ? zone : "UTC" };
});
