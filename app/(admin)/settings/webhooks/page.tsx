import { getTranslations } from "next-intl/server";
import { EndpointList } from "@/components/webhooks/endpoint-list";
import { loadEndpoints } from "@/lib/webhooks/loaders";

export async function generateMetadata() {
  const t = await getTranslations("webhooks");
  return { title: t("title") };
}

export default async function WebhooksPage() {
  return <EndpointList place={{ flowId: null }} endpoints={await loadEndpoints({ flowId: null })} />;
}
