import { addSigner } from "@/lib/tasks/commands/add-signer";
import { returnTask } from "@/lib/tasks/commands/return-task";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import type { WireValue } from "../protocol/wire-value";
import { suggestionOf } from "../submit/suggestion";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownTask } from "../tickets/standing";
import { targetOf, withTarget } from "./target";

/** Asks somebody else first; the ticket then comes back. @throws WireRefusal, or AppError as the command does. */
export async function addNode(call: Call, granted: GrantedTicket, body: Body): Promise<WireValue> {
  const { task, userId } = ownTask(granted);
  const userIds = [await targetOf(call, body)];
  const input = { taskId: task.id, userIds, position: "before", comment: suggestionOf(body.suggestion) };
  await withTarget(body, addSigner.run(call.commands(userId), input));
  return true;
}

/** Gives the ticket back to who asked. @throws WireRefusal, or AppError as the command does. */
export async function endAddNode(call: Call, granted: GrantedTicket, body: Body): Promise<WireValue> {
  const { task, userId } = ownTask(granted);
  await returnTask.run(call.commands(userId), { taskId: task.id, comment: suggestionOf(body.suggestion) });
  return true;
}
