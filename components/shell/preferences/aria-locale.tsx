"use client";

import { I18nProvider } from "@heroui/react/rac";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";

/** Calendars, number fields and their hidden words speak the page's language, not the browser's. */
export function AriaLocale({ children }: { children: ReactNode }) {
  return <I18nProvider locale={useLocale()}>{children}</I18nProvider>;
}
