import { useTranslations } from "next-intl";
import type { AttemptView } from "@/lib/webhooks/schema";

const KNOWN = ["timed_out", "unreachable", "address_refused", "redirect_refused"] as const;

/** Why a try did not arrive. */
export function useWhyText(): (attempt: Pick<AttemptView, "errorCode" | "httpStatus">) => string {
  const t = useTranslations("webhooks.why");
  return ({ errorCode, httpStatus }) => {
    if (errorCode === "bad_status") return t("bad_status", { status: String(httpStatus) });
    const known = KNOWN.find((code) => code === errorCode);
    return known === undefined ? t("other", { code: errorCode }) : t(known);
  };
}
