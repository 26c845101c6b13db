import type { TicketListParams } from "@/lib/tickets/schema";

/** Whether a list shows less than all it holds. */
export function isFiltered(params: TicketListParams): boolean {
  const { q, number, status, flow, node, requester, from, until } = params;
  return q !== "" || number !== "" || status.length > 0 || [flow, node, requester, from, until].some((v) => v !== null);
}
