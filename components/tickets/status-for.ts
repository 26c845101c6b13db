import type { Status } from "@/components/ui/status-dot";
import type { TicketStatus } from "@/lib/engine/model";
import type { Waiting } from "@/lib/tickets/schema";

/** A ticket's status as its reader wants to know it: waiting for themselves comes before everything else. */
export function statusFor(ticket: { status: TicketStatus; waiting: readonly Waiting[] }): Status {
  return ticket.waiting.some(({ standing }) => standing !== "none") ? "waiting-for-me" : ticket.status;
}
