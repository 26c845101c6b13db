import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** Says the same for what does not exist and for what the reader may not see. */
export function NotFoundNotice() {
  const t = useTranslations("pages");
  return (
    <EmptyState
      isPage
      title={t("notFoundTitle")}
      hint={t("notFoundHint")}
      action={
        <LinkButton href="/inbox" variant="outline">
          {t("home")}
        </LinkButton>
      }
    />
  );
}
