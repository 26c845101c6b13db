import { getTranslations } from "next-intl/server";
import { EndpointForm } from "@/components/webhooks/form/endpoint-form";

export async function generateMetadata() {
  const t = await getTranslations("webhooks.form");
  return { title: t("newTitle") };
}

export default function NewWebhookPage() {
  return <EndpointForm place={{ flowId: null }} endpoint={null} />;
}
