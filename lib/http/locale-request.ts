import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { getRequestConfig } from "next-intl/server";
import { optionalUser } from "@/lib/auth/current-user";
import { CATALOGUES } from "@/lib/i18n/catalogues";
import { isLocale, negotiateLocale } from "@/lib/i18n/locales";
import { LOCALE_COOKIE, TIME_ZONE_COOKIE } from "@/lib/i18n/preference-cookies";
import { isTimeZone } from "@/lib/i18n/time-zones";
import { installationTimeZone } from "@/lib/platform/time-zone";

export default getRequestConfig(async () => {
  const [jar, header] = [await cookies(), await headers()];
  const user = await readUser();
  const chosen = user?.locale ?? jar.get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : negotiateLocale(header.get("accept-language"));
  const zones = [user?.timeZone, jar.get(TIME_ZONE_COOKIE)?.value];
  const timeZone = zones.find((zone) => zone !== undefined && zone !== null && isTimeZone(zone));
  const messages = await CATALOGUES[locale]();
  return { locale, messages, now: new Date(), timeZone: timeZone ?? installationTimeZone() };
});

/** Error pages must be able to speak although the database does not answer. */
async function readUser() {
  try {
    return (await optionalUser())?.user ?? null;
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
