import { EndpointForm } from "@/components/webhooks/form/endpoint-form";
import { loadManagedFlow } from "@/lib/flows/loaders";

type Props = { params: Promise<{ id: string }> };

export default async function NewFlowWebhookPage({ params }: Props) {
  const flow = await loadManagedFlow((await params).id);
  return <EndpointForm place={{ flowId: flow.id }} endpoint={null} />;
}
