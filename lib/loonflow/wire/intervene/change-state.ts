import { moveTicket } from "@/lib/tickets/commands/move-ticket";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { integerIn } from "../protocol/integer-in";
import { WireRefusal } from "../protocol/refusal";
import { reasonOf } from "../submit/suggestion";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownPerson } from "../tickets/standing";

/** Puts a ticket into any state of its flow. @throws WireRefusal, or AppError as the command does. */
export async function changeState(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const nodeId = integerIn(body.state_id);
  if (nodeId <= 0) throw new WireRefusal("state_wanted");
  const reason = reasonOf(body.suggestion, "强制修改工单状态");
  await moveTicket.run(call.commands(ownPerson(granted)), { ticketId: granted.ticket.id, nodeId, reason });
}
