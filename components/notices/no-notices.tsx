import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

export function NoNotices() {
  const t = useTranslations("notices");
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState title={t("emptyTitle")} hint={t("emptyText")} />
    </>
  );
}
