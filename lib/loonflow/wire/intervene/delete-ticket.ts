import { deleteTicket as deleteTicketCommand } from "@/lib/tickets/commands/delete-ticket";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { reasonOf } from "../submit/suggestion";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownPerson } from "../tickets/standing";

/** Takes a ticket out of every list. @throws WireRefusal, or AppError as the command does. */
export async function deleteTicket(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const reason = reasonOf(body.suggestion, "删除工单");
  await deleteTicketCommand.run(call.commands(ownPerson(granted)), { ticketId: granted.ticket.id, reason });
}
