import { getLocale, getTranslations } from "next-intl/server";
import { FlowGallery } from "@/components/studio/new/flow-gallery";
import { PageHeader } from "@/components/ui/page-header";
import { loadMayDraw } from "@/lib/flows/loaders";
import { templatesIn } from "@/lib/flows/templates-in";

export async function generateMetadata() {
  const t = await getTranslations("flows.creating");
  return { title: t("title") };
}

export default async function NewFlowPage() {
  const [t, locale] = await Promise.all([getTranslations("flows.creating"), getLocale(), loadMayDraw()]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <FlowGallery templates={await templatesIn(locale)} />
    </>
  );
}
