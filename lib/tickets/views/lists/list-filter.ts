import { parseDate } from "@internationalized/date";
import type { ListFilter } from "@/db/queries/lists/list-page";
import type { TicketListParams } from "../../schema";

type Wishes = Omit<TicketListParams, "view" | "sort" | "page">;

/** What a reader in this zone asks for. */
export function toListFilter(wishes: Wishes, timeZone: string): ListFilter {
  return {
    flowId: wishes.flow,
    // A node belongs to a flow; without one it would be a filter that nobody sees.
    nodeId: wishes.flow === null ? null : wishes.node,
    statuses: wishes.status,
    requesterId: wishes.requester,
    from: wishes.from === null ? null : parseDate(wishes.from).toDate(timeZone),
    until: wishes.until === null ? null : parseDate(wishes.until).add({ days: 1 }).toDate(timeZone),
    serialPrefix: storable(wishes.number),
    text: storable(wishes.q),
  };
}

/** PostgreSQL takes no NUL, and nobody's title has one. */
function storable(text: string): string {
  return text.replaceAll("\0", "").trim();
}
