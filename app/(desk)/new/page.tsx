import { getTranslations } from "next-intl/server";
import { CatalogList } from "@/components/tickets/catalog/catalog-list";
import { PageHeader } from "@/components/ui/page-header";
import { loadCatalog } from "@/lib/tickets/loaders";

export async function generateMetadata() {
  const t = await getTranslations("catalog");
  return { title: t("title") };
}

export default async function CatalogPage() {
  const [t, entries] = await Promise.all([getTranslations("catalog"), loadCatalog()]);
  return (
    <>
      <PageHeader title={t("title")} />
      <CatalogList entries={entries} />
    </>
  );
}
