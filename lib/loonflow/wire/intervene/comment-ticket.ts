import { addComment } from "@/lib/tickets/commands/add-comment";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import { suggestionOf } from "../submit/suggestion";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownPerson } from "../tickets/standing";
import { demandView } from "../tickets/view-permission";

/** Says something about a ticket. @throws WireRefusal, or AppError as the command does. */
export async function commentTicket(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const userId = ownPerson(granted);
  demandView(granted);
  const comment = suggestionOf(body.suggestion);
  if (comment === "") throw new WireRefusal("suggestion_missing");
  await addComment.run(call.commands(userId), { ticketId: granted.ticket.id, comment });
}
