import { countWireTickets, listWireTickets } from "@/db/queries/loonflow/tickets";
import { env } from "@/lib/platform/env";
import type { Call } from "../protocol/endpoint";
import { pageOf, pageRecord, sliceOf } from "../protocol/page";
import { WireRefusal } from "../protocol/refusal";
import type { WireValue } from "../protocol/wire-value";
import { listFilter } from "./list-filter";
import { ticketRow } from "./ticket-record";

/** A page of tickets of the flows the client was granted. @throws WireRefusal */
export async function listTickets({ db, caller, scope, query }: Call): Promise<WireValue> {
  const timeZone = env.LOONFLOW_TIME_ZONE;
  const filter = listFilter(query, timeZone);
  const page = pageOf(query);
  const order = query.integer("reverse", 1) === 0 ? "oldest" : "newest";
  if (caller.flowIds.length === 0) throw new WireRefusal("app_without_flows");
  if (filter.category === "duty" && caller.userId === null) throw new WireRefusal("user_unknown");
  const total = await countWireTickets(db, scope, filter);
  const tickets = await listWireTickets(db, scope, filter, { order, ...sliceOf(page, total) });
  return pageRecord(
    page,
    total,
    tickets.map((ticket) => ticketRow(ticket, timeZone)),
  );
}
