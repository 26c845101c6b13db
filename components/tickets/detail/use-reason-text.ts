import { useTranslations } from "next-intl";
import { useCallReason } from "@/components/calls/use-call-reason";
import { readReason } from "@/lib/calls/call-reason";
import { readScriptReason } from "@/lib/scripts/script-reason";

/** They say nothing without what is kept from who does not run the flow. */
const DETAILED: readonly string[] = ["threw", "module_missing", "bad_result", "fields_refused"];

/** What a machine left in a ticket, in words; a text of its own as it is. */
export function useReasonText(): (text: string) => string {
  const t = useTranslations("scripts");
  const call = useCallReason();
  return (text) => {
    const called = readReason(text);
    if (called !== null) return call(called.reason, called.detail);
    const script = readScriptReason(text);
    if (script === null) return text;
    const { reason, line, detail } = script;
    const words = detail === "" && DETAILED.includes(reason) ? t("failed") : t(`reasons.${reason}`, { detail });
    return line === null ? words : t("atLine", { line, reason: words });
  };
}
