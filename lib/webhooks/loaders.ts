import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getDb } from "@/db/client";
import { countReplayed, findDelivery, listDeliveries } from "@/db/queries/webhooks/deliveries";
import { findEndpoint, listEndpoints } from "@/db/queries/webhooks/endpoints";
import { findFlowIdOf } from "@/db/queries/webhooks/flow-of-endpoint";
import { optionalUser, requireAdministrator } from "@/lib/auth/current-user";
import { loadManagedFlow } from "@/lib/flows/loaders";
import { toEndpointView } from "./endpoints/endpoint-view";
import { mayLookAfter } from "./endpoints/managed-endpoint";
import {
  type DeliveryDetails,
  type DeliveryFilter,
  DeliveryId,
  type DeliveryPage,
  EndpointId,
  type EndpointView,
  ReplayRange,
} from "./schema";

const PAGE = 30;

/** Where endpoints are looked after: at a flow, by whoever manages it, or at all of them, by administrators. */
type Place = { flowId: string | null };

async function demandPlace({ flowId }: Place): Promise<number | null> {
  if (flowId !== null) return (await loadManagedFlow(flowId)).id;
  await requireAdministrator();
  return null;
}

export async function loadEndpoints(place: Place): Promise<EndpointView[]> {
  const flowId = await demandPlace(place);
  return (await listEndpoints(getDb(), flowId)).map(toEndpointView);
}

/** An endpoint the reader may look after at this place; any other looks like one that is not there. */
export const loadEndpoint = cache(async (endpointId: string, flowId: string | null): Promise<EndpointView> => {
  const at = await demandPlace({ flowId });
  const asked = EndpointId.safeParse(Number(endpointId));
  const found = asked.success ? await findEndpoint(getDb(), asked.data) : null;
  if (found === null || (at !== null && found.flow?.id !== at)) return notFound();
  return toEndpointView(found);
});

/** A page of an endpoint's deliveries, newest first. */
export async function loadDeliveries({ id }: EndpointView, filter: DeliveryFilter): Promise<DeliveryPage> {
  const before = Number.isSafeInteger(filter.before) ? filter.before : null;
  const found = await listDeliveries(getDb(), id, { ...filter, before, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  return {
    rows: rows.map(({ seq: _seq, ...row }) => row),
    older: found.length > PAGE ? (rows.at(-1)?.seq ?? null) : null,
  };
}

/** What was sent and every try; null when there is none, or the reader may not look after its endpoint. */
export async function loadDelivery(deliveryId: string): Promise<DeliveryDetails | null> {
  const [current, asked] = [await optionalUser(), DeliveryId.safeParse(deliveryId)];
  if (current === null || !asked.success) return null;
  const found = await findDelivery(getDb(), asked.data);
  if (found === null || !(await mayLookAfter(getDb(), current.actor, found.flowId))) return null;
  const { payload, status, attempts } = found;
  return { id: asked.data, status, attempts, body: JSON.stringify(payload, null, 2) };
}

/** How many deliveries sending a span of time again would send; null when the reader may not. */
export async function countReplay(range: unknown): Promise<number | null> {
  const [current, asked] = [await optionalUser(), ReplayRange.safeParse(range)];
  if (current === null || !asked.success) return null;
  const flowId = await findFlowIdOf(getDb(), asked.data.endpointId);
  if (flowId === undefined || !(await mayLookAfter(getDb(), current.actor, flowId))) return null;
  return countReplayed(getDb(), asked.data);
}
