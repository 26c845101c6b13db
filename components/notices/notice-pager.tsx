import { ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";

type Props = { isFirst: boolean; older: number | null };

/** To what is older, and back to the newest; nothing when all is on one page. */
export function NoticePager({ isFirst, older }: Props) {
  const t = useTranslations("notices");
  if (isFirst && older === null) return null;
  return (
    <nav aria-label={t("title")} className="flex justify-end gap-2 px-4 py-3 md:px-5">
      {!isFirst && (
        <LinkButton href="/notices" variant="outline" size="sm">
          <ChevronsLeft aria-hidden="true" className="size-4" />
          {t("newest")}
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton href={`/notices?before=${older}`} variant="outline" size="sm" rel="next">
          {t("older")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </LinkButton>
      )}
    </nav>
  );
}
