import { EndpointList } from "@/components/webhooks/endpoint-list";
import { loadManagedFlow } from "@/lib/flows/loaders";
import { loadEndpoints } from "@/lib/webhooks/loaders";

type Props = { params: Promise<{ id: string }> };

export default async function FlowWebhooksPage({ params }: Props) {
  const { id } = await params;
  const [flow, endpoints] = await Promise.all([loadManagedFlow(id), loadEndpoints({ flowId: id })]);
  return <EndpointList place={{ flowId: flow.id }} endpoints={endpoints} />;
}
