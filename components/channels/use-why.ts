import { useTranslations } from "next-intl";
import { TROUBLES } from "@/lib/notices/channels/trouble";

/** Why something was not taken, in words; what is no code of ours is shown as it is. */
export function useWhy(): (code: string) => string {
  const t = useTranslations("channels.why");
  return (code) => {
    const known = TROUBLES.find((trouble) => trouble === code);
    return known === undefined ? t("other", { code }) : t(known);
  };
}
