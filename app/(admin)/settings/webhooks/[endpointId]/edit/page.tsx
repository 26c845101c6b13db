import { EndpointForm } from "@/components/webhooks/form/endpoint-form";
import { loadEndpoint } from "@/lib/webhooks/loaders";

type Props = { params: Promise<{ endpointId: string }> };

export async function generateMetadata({ params }: Props) {
  const { name } = await loadEndpoint((await params).endpointId, null);
  return { title: name };
}

export default async function EditWebhookPage({ params }: Props) {
  const endpoint = await loadEndpoint((await params).endpointId, null);
  return <EndpointForm place={{ flowId: null }} endpoint={endpoint} />;
}
