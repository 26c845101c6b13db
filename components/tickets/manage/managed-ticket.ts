import type { TicketPage } from "@/lib/tickets/schema";

/** What the dialogs about a whole ticket need to know of it. */
export type ManagedTicket = Pick<
  TicketPage,
  "ticketId" | "revision" | "serial" | "status" | "endedAt" | "waiting" | "actions" | "files"
> & { title: string };

export type ManageFormProps = { ticket: ManagedTicket; onClose: () => void };
