import type { SearchParams } from "nuqs/server";
import { EndpointPanel } from "@/components/webhooks/endpoint-panel";
import { DeliveryLog } from "@/components/webhooks/log/delivery-log";
import { loadLogParams } from "@/components/webhooks/log/log-params";
import { loadDeliveries, loadEndpoint } from "@/lib/webhooks/loaders";

type Props = { params: Promise<{ endpointId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const { name } = await loadEndpoint((await params).endpointId, null);
  return { title: name };
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const endpoint = await loadEndpoint((await params).endpointId, null);
  const filter = await loadLogParams(searchParams);
  const deliveries = await loadDeliveries(endpoint, filter);
  return (
    <>
      <EndpointPanel place={{ flowId: null }} endpoint={endpoint} />
      <DeliveryLog
        page={`/settings/webhooks/${endpoint.id}`}
        endpoint={endpoint}
        filter={filter}
        deliveries={deliveries}
      />
    </>
  );
}
