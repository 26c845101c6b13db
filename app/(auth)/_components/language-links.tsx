"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { rememberPreference } from "@/components/shell/preferences/remember-preference";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/locales";
import { LOCALE_COOKIE } from "@/lib/i18n/preference-cookies";

/** For pages without an account: each language in its own words. */
export function LanguageLinks() {
  const router = useRouter();
  const current = useLocale();
  return (
    <div className="flex gap-4 text-xs">
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          className="min-h-6 cursor-pointer rounded-sm text-muted hover:text-foreground aria-pressed:font-medium aria-pressed:text-foreground"
          onClick={() => {
            rememberPreference(LOCALE_COOKIE, locale);
            router.refresh();
          }}
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </div>
  );
}
