import type { TicketStatus } from "@/lib/engine/model";

/** What has become of a ticket, as later callers number it. */
export const ACT_STATE_IDS = {
  draft: 0,
  running: 1,
  rejected: 2,
  withdrawn: 3,
  finished: 4,
  closed: 5,
} as const satisfies Record<TicketStatus, number>;

/** null for a number that is none of them. */
export function statusOfActState(id: number): TicketStatus | null {
  const statuses = Object.keys(ACT_STATE_IDS) as TicketStatus[];
  return statuses.find((status) => ACT_STATE_IDS[status] === id) ?? null;
}
