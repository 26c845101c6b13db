import { listTicketPlaces } from "@/db/queries/loonflow/tickets";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import type { WireValue } from "../protocol/wire-value";

/** Where each of the tickets is, by id; those the client may not touch are left out. @throws WireRefusal */
export async function ticketStates({ db, query, scope }: Call): Promise<WireValue> {
  const ids = query.ids("ticket_ids");
  if (ids === null) throw new WireRefusal("query_malformed", { key: "ticket_ids" });
  const places = await listTicketPlaces(db, scope, ids);
  return new Map(
    places.map(({ id, nodeId, nodeName }) => [String(id), { state_id: nodeId ?? 0, state_name: nodeName ?? "" }]),
  );
}
