import { useTranslations } from "next-intl";
import { readScriptReason } from "@/lib/scripts/script-reason";

/** What a machine left in a ticket, in words; a text of its own as it is. */
export function useReasonText(): (text: string) => string {
  const t = useTranslations("scripts");
  return (text) => {
    const script = readScriptReason(text);
    if (script === null) return text;
    const { reason, line, detail } = script;
    const words = reason === "threw" && detail === "" ? t("failed") : t(`reasons.${reason}`, { detail });
    return line === null ? words : t("atLine", { line, reason: words });
  };
}
