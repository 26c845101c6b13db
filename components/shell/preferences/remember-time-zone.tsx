"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { TIME_ZONE_COOKIE } from "@/lib/i18n/preference-cookies";
import { rememberPreference } from "./remember-preference";

/** Tells the server the browser's zone; `known` is what it heard last. */
export function RememberTimeZone({ known }: { known: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    if (timeZone === known) return;
    rememberPreference(TIME_ZONE_COOKIE, timeZone);
    router.refresh();
  }, [known, router]);
  return null;
}
