import type { SearchParams } from "nuqs/server";
import { EndpointPanel } from "@/components/webhooks/endpoint-panel";
import { DeliveryLog } from "@/components/webhooks/log/delivery-log";
import { loadLogParams } from "@/components/webhooks/log/log-params";
import { loadManagedFlow } from "@/lib/flows/loaders";
import { loadDeliveries, loadEndpoint } from "@/lib/webhooks/loaders";

type Props = { params: Promise<{ id: string; endpointId: string }>; searchParams: Promise<SearchParams> };

export default async function FlowWebhookPage({ params, searchParams }: Props) {
  const { id, endpointId } = await params;
  const [flow, endpoint] = await Promise.all([loadManagedFlow(id), loadEndpoint(endpointId, id)]);
  const filter = await loadLogParams(searchParams);
  const deliveries = await loadDeliveries(endpoint, filter);
  return (
    <>
      <EndpointPanel place={{ flowId: flow.id }} endpoint={endpoint} />
      <DeliveryLog
        page={`/flows/${flow.id}/webhooks/${endpoint.id}`}
        endpoint={endpoint}
        filter={filter}
        deliveries={deliveries}
      />
    </>
  );
}
