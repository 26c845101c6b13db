import type { Status } from "@/components/ui/status-dot";
import type { TicketStatus } from "@/lib/engine/model";
import type { Waiting } from "@/lib/tickets/schema";

/** A ticket's status as its reader wants to know it: waiting for themselves comes before all but their own drafts. */
export function statusFor(ticket: { status: TicketStatus; waiting: readonly Waiting[] }): Status {
  if (ticket.status === "draft") return "draft";
  return ticket.waiting.some(({ standing }) => standing !== "none") ? "waiting-for-me" : ticket.status;
}
