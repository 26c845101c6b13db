import { TICKET_CATEGORIES, type TicketCategory, type TicketFilter } from "@/db/queries/loonflow/ticket-filter";
import { wireInstant } from "../fields/wire-instant";
import type { Query } from "../protocol/query";
import { WireRefusal } from "../protocol/refusal";
import { statusOfActState } from "./act-states";

const SECOND = 1000;

/** What the query of a ticket list asks for. @throws WireRefusal for a category nobody knows and values of the wrong kind. */
export function listFilter(query: Query, timeZone: string): TicketFilter {
  const category = query.text("category");
  if (!isCategory(category)) throw new WireRefusal("category_unknown");
  return {
    category,
    serialPrefix: query.text("sn"),
    title: query.text("title"),
    from: instant(query, "create_start", timeZone)?.toISOString() ?? null,
    before: endOf(instant(query, "create_end", timeZone)),
    flowIds: query.ids("workflow_ids"),
    nodeIds: query.ids("state_ids"),
    ticketIds: query.ids("ticket_ids"),
    isEnded: flag(query, "is_end"),
    isRejected: flag(query, "is_rejected"),
    status: statusOfActState(query.integer("act_state_id", -1)),
  };
}

const isCategory = (text: string | null): text is TicketCategory =>
  (TICKET_CATEGORIES as readonly (string | null)[]).includes(text);

function instant(query: Query, key: string, timeZone: string): Date | null {
  const text = query.text(key);
  if (text === null) return null;
  const read = wireInstant(text, timeZone);
  if (read === null) throw new WireRefusal("query_malformed", { key });
  return new Date(read);
}

/** The end counts in, to the second it names. */
function endOf(end: Date | null): string | null {
  return end === null ? null : new Date(end.getTime() + SECOND).toISOString();
}

/** Anything but 0 and 1 is no filter. */
function flag(query: Query, key: string): boolean | null {
  const text = query.text(key);
  return text === "0" || text === "1" ? text === "1" : null;
}
