import { ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { noticesAddress } from "./notices-address";

type Props = { isUnread: boolean; isFirst: boolean; older: number | null };

/** To what is older, and back to the newest; nothing when all is on one page. */
export function NoticePager({ isUnread, isFirst, older }: Props) {
  const t = useTranslations("notices");
  if (isFirst && older === null) return null;
  return (
    <nav aria-label={t("pages")} className="flex justify-end gap-2 px-4 py-3 md:px-5">
      {!isFirst && (
        <LinkButton href={noticesAddress({ isUnread })} variant="outline" size="sm">
          <ChevronsLeft aria-hidden="true" className="size-4" />
          {t("newest")}
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton href={noticesAddress({ isUnread, before: older })} variant="outline" size="sm" rel="next">
          {t("older")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </LinkButton>
      )}
    </nav>
  );
}
