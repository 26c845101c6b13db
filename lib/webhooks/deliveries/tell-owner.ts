import type { Tx } from "@/db/client";
import { listPeopleBehind } from "@/db/queries/notices/recipients";
import { listEndpointOwners } from "@/db/queries/webhooks/endpoints";
import type { EndpointRow } from "@/db/store/webhooks/webhook-endpoint-store";
import { recordNotices } from "@/lib/notices/record-notices";
import { endpointPath } from "../endpoints/endpoint-path";

/** Tells whoever looks after an endpoint that it does not work, at most once a day. */
export async function tellOwner(
  tx: Tx,
  endpoint: EndpointRow,
  trouble: "gone" | "failing" | "dead",
  at: Date,
): Promise<void> {
  const day = at.toISOString().slice(0, 10);
  const notice = {
    ticketId: null,
    kind: "webhook_failing" as const,
    naturalKey: `webhook_failing:${endpoint.id}:${day}`,
    params: { subject: endpoint.name, reason: trouble, path: endpointPath(endpoint) },
  };
  const owners = (await listEndpointOwners(tx, endpoint)).map((id) => ({ type: "user" as const, id }));
  await recordNotices(tx, notice, await listPeopleBehind(tx, owners), { byMail: true });
}
