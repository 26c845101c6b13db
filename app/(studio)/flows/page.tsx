import { getTranslations } from "next-intl/server";
import { FlowList } from "@/components/studio/flow-list";
import { PageHeader } from "@/components/ui/page-header";
import { loadManagedFlows } from "@/lib/flows/loaders";

export async function generateMetadata() {
  const t = await getTranslations("flows");
  return { title: t("title") };
}

export default async function FlowsPage() {
  const [t, flows] = await Promise.all([getTranslations("flows"), loadManagedFlows()]);
  return (
    <>
      <PageHeader title={t("title")} />
      <FlowList flows={flows} />
    </>
  );
}
