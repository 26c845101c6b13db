"use server";

import { action } from "@/lib/http/action";
import { createTicket } from "./commands/create-ticket";
import { loadFoundTickets } from "./loaders";

export const createTicketAction = action(createTicket);

/** Tickets to go to while somebody types a number or a title. */
export async function findTicketsAction(text: string) {
  return loadFoundTickets(text);
}
