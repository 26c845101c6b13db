import { closeTicket as closeTicketCommand } from "@/lib/tickets/commands/close-ticket";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { reasonOf } from "../submit/suggestion";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownPerson } from "../tickets/standing";

/** Ends a ticket wherever it is. @throws WireRefusal, or AppError as the command does. */
export async function closeTicket(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const reason = reasonOf(body.suggestion, "强制关闭工单");
  await closeTicketCommand.run(call.commands(ownPerson(granted)), { ticketId: granted.ticket.id, reason });
}
