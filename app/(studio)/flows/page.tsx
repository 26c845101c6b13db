import { getTranslations } from "next-intl/server";
import { FlowList } from "@/components/studio/list/flow-list";
import { NewFlowLinks } from "@/components/studio/new/new-flow-links";
import { PageHeader } from "@/components/ui/page-header";
import { loadManagedFlows } from "@/lib/flows/loaders";

export async function generateMetadata() {
  const t = await getTranslations("flows");
  return { title: t("title") };
}

export default async function FlowsPage() {
  const [t, { flows, mayDraw }] = await Promise.all([getTranslations("flows"), loadManagedFlows()]);
  return (
    <>
      <PageHeader title={t("title")} actions={mayDraw ? <NewFlowLinks /> : undefined} />
      <FlowList flows={flows} mayDraw={mayDraw} />
    </>
  );
}
