"use client";

import { NextIntlClientProvider, useLocale, useTimeZone } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { CATALOGUES } from "@/lib/i18n/catalogues";
import type { Locale } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/messages";

type Props = { locale: Locale; children: ReactNode };

/** Has a part of the page speak another language than the reader's. */
export function LocaleScope({ locale, children }: Props) {
  const own = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const [messages, setMessages] = useState<Messages | null>(null);
  const isOther = locale !== own;
  useEffect(() => {
    if (!isOther) return;
    let isCurrent = true;
    void CATALOGUES[locale]().then((found) => isCurrent && setMessages(found));
    return () => {
      isCurrent = false;
    };
  }, [isOther, locale]);
  if (!isOther) return children;
  if (messages === null) return null;
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone={timeZone}>
      <div lang={locale}>{children}</div>
    </NextIntlClientProvider>
  );
}
