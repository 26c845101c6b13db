import { claimTask } from "@/lib/tasks/commands/claim-task";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { standingIn } from "../tickets/standing";

/** Takes a ticket that several people could handle. @throws WireRefusal, or AppError as the command does. */
export async function acceptTicket(call: Call, granted: GrantedTicket): Promise<WireValue> {
  const standing = standingIn(granted);
  if (standing.kind === "none") throw new WireRefusal("nothing_to_do");
  const { person } = granted.ticket;
  if (standing.kind === "outsider" || person === null) throw new WireRefusal("not_a_participant");
  await claimTask.run(call.commands(person.id), { taskId: standing.task.id });
  return true;
}
