import { createTranslator } from "use-intl/core";
import { openReason, readReason } from "@/lib/calls/call-reason";
import type { Locale } from "@/lib/i18n/locales";
import { openScriptText, readScriptReason } from "@/lib/scripts/script-reason";
import { catalogueOf } from "./channels/catalogue";

/** What of a step's failure everybody who sees the ticket may know, as a code; what machines said is not in it. */
export function openFailure(text: string): string {
  return openScriptText(text) || openReason(text);
}

/** An open failure in words. */
export function failureWords(code: string, locale: Locale): string {
  const messages = catalogueOf(locale);
  const script = readScriptReason(code);
  if (script !== null && script.reason !== "threw") {
    const t = createTranslator({ locale, messages, namespace: "scripts.reasons" });
    return t(script.reason, { detail: "…" });
  }
  const call = readReason(code);
  if (call === null) return "";
  return createTranslator({ locale, messages, namespace: "calls.reasons" })(call.reason, { detail: call.detail });
}
