import type { ManagedTicket } from "./managed-ticket";
import type { TicketDialog } from "./ticket-dialogs";

/** What can be done with a whole ticket: `own` stands in its toolbar, `manage` goes past its flow. */
export type TicketChoices = { own: TicketDialog[]; manage: TicketDialog[] };

export function ticketChoices({ status, endedAt, waiting, actions }: ManagedTicket): TicketChoices {
  const { mayRemind, mayWithdraw, mayClose, mayDelete, intervention } = actions;
  const offered = (isOffered: boolean, dialog: TicketDialog) => (isOffered ? [dialog] : []);
  const isDraft = status === "draft";
  const own = [
    ...offered(mayRemind, "remind"),
    ...offered(mayWithdraw, "withdraw"),
    ...offered(!isDraft, "copy"),
    ...offered(mayClose && intervention === null && !isDraft, "close"),
    ...offered(mayDelete && intervention === null, "deleteDraft"),
  ];
  if (intervention === null) return { own, manage: [] };
  const isOpen = endedAt === null;
  const manage = [
    ...offered(true, "move"),
    ...offered(isOpen && waiting.length > 0, "reassign"),
    ...offered(isOpen, "edit"),
    ...offered(mayClose, "close"),
    ...offered(mayDelete, "delete"),
  ];
  return { own, manage };
}
