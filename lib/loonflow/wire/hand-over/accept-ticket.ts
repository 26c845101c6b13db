import { claimTask } from "@/lib/tasks/commands/claim-task";
import type { Call } from "../protocol/endpoint";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownTask } from "../tickets/standing";

/** Takes a ticket that several people could handle. @throws WireRefusal, or AppError as the command does. */
export async function acceptTicket(call: Call, granted: GrantedTicket): Promise<WireValue> {
  const { task, userId } = ownTask(granted);
  await claimTask.run(call.commands(userId), { taskId: task.id });
  return true;
}
