import { useTranslations } from "next-intl";
import type { CallReason } from "@/lib/calls/call-reason";

/** Why a call failed, in words: of a ticket that cannot go on, why that is. */
export function useCallReason(): (reason: CallReason, detail: string) => string {
  const t = useTranslations("calls");
  const errors = useTranslations("errors");
  return (reason, detail) => {
    const said = t(`reasons.${reason}`, { detail });
    // Which errors there are is an open set; some need more than is known here.
    const key = detail as "refused";
    const isSayable = reason === "ticket_refused" && errors.has(key) && !String(errors.raw(key)).includes("{");
    return isSayable ? t("because", { said, why: errors(key) }) : said;
  };
}
