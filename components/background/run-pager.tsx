import { ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { type RunChoice, runAddress } from "./run-address";

type Props = Omit<RunChoice, "before"> & { isFirst: boolean; next: string | null };

export function RunPager({ isFirst, next, ...choice }: Props) {
  const t = useTranslations("background");
  if (isFirst && next === null) return null;
  return (
    <nav aria-label={t("runs")} className="flex justify-end gap-2 px-4 py-3 md:px-5">
      {!isFirst && (
        <LinkButton href={runAddress(choice)} variant="outline" size="sm">
          <ChevronsLeft aria-hidden="true" className="size-4" />
          {t("newest")}
        </LinkButton>
      )}
      {next !== null && (
        <LinkButton href={runAddress({ ...choice, before: next })} variant="outline" size="sm" rel="next">
          {t("older")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </LinkButton>
      )}
    </nav>
  );
}
