import { withdrawTicket } from "@/lib/tickets/commands/withdraw-ticket";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { suggestionOf } from "../submit/suggestion";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownPerson } from "../tickets/standing";

/** Takes a ticket back to its start. @throws WireRefusal, or AppError as the command does. */
export async function retreatTicket(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const input = { ticketId: granted.ticket.id, comment: suggestionOf(body.suggestion) };
  await withdrawTicket.run(call.commands(ownPerson(granted)), input);
}
