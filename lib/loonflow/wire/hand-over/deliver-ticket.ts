import { transferTask } from "@/lib/tasks/commands/transfer-task";
import { reassignTask } from "@/lib/tickets/commands/reassign-task";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import type { WireValue } from "../protocol/wire-value";
import { reasonOf, suggestionOf } from "../submit/suggestion";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { nobodyActs, ownPerson, ownTask, standingIn } from "../tickets/standing";
import { targetOf, withTarget } from "./target";

/** Gives the person's own task to somebody else; `from_admin` gives whatever is to be done. @throws WireRefusal, or AppError as the commands do. */
export async function deliverTicket(call: Call, granted: GrantedTicket, body: Body): Promise<WireValue> {
  await (isFromAdmin(body) ? reassign(call, granted, body) : transfer(call, granted, body));
  return true;
}

async function transfer(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const { task, userId } = ownTask(granted);
  const input = { taskId: task.id, userId: await targetOf(call, body), comment: suggestionOf(body.suggestion) };
  await withTarget(body, transferTask.run(call.commands(userId), input));
}

async function reassign(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const userId = ownPerson(granted);
  const standing = standingIn(granted);
  if (standing.kind === "none") throw nobodyActs(granted);
  const reason = reasonOf(body.suggestion, "管理员转交");
  const input = { taskId: standing.task.id, userId: await targetOf(call, body), reason };
  await withTarget(body, reassignTask.run(call.commands(userId), input));
}

const isFromAdmin = ({ from_admin: flag }: Body) => flag === true || Number(flag ?? 0) === 1;
