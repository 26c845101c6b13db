import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";

type Props = { previous: string | null; next: string | null };

/** Links to the neighbouring pages; nothing when there is only one. */
export function ListPager({ previous, next }: Props) {
  const t = useTranslations("inbox");
  if (previous === null && next === null) return null;
  return (
    <nav aria-label={t("pages")} className="flex justify-end gap-2 px-4 py-3 md:px-5">
      {previous !== null && (
        <LinkButton href={previous} variant="outline" size="sm" rel="prev">
          <ChevronLeft aria-hidden="true" className="size-4" />
          {t("previous")}
        </LinkButton>
      )}
      {next !== null && (
        <LinkButton href={next} variant="outline" size="sm" rel="next">
          {t("next")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </LinkButton>
      )}
    </nav>
  );
}
