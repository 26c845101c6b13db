import { EndpointForm } from "@/components/webhooks/form/endpoint-form";
import { loadManagedFlow } from "@/lib/flows/loaders";
import { loadEndpoint } from "@/lib/webhooks/loaders";

type Props = { params: Promise<{ id: string; endpointId: string }> };

export default async function EditFlowWebhookPage({ params }: Props) {
  const { id, endpointId } = await params;
  const [flow, endpoint] = await Promise.all([loadManagedFlow(id), loadEndpoint(endpointId, id)]);
  return <EndpointForm place={{ flowId: flow.id }} endpoint={endpoint} />;
}
