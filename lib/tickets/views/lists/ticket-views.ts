/** The lists of tickets besides one's own to-do list. In a file of its own because browsers load it, and no more with it. */
export const TICKET_VIEWS = ["mine", "handled", "all"] as const;
export type TicketView = (typeof TICKET_VIEWS)[number];
