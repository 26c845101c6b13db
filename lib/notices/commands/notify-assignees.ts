import { findOpenTask, listTaskRecipients } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { NotifyAssigneesInput } from "../schema";
import { tell } from "../tell";

/**
 * Tells everybody who may do a task, and who stands in for them now, that it waits; answers how many notices are new.
 * Repeating it is harmless, and a task that nobody has to do any more is told to nobody.
 */
export const notifyAssignees = defineCommand("notice.notify_assignees", NotifyAssigneesInput, async (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, taskNo, byMail } = input;
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const task = await findOpenTask(tx, ticketId, taskNo);
    if (task === null) return { notices: 0 };
    const { flowId, isTest, serial, title, flow, requester, node } = task;
    const told = {
      ...({ ticketId, flowId, isTest, event: "task_opened", kind: "task_opened", taskNos: [taskNo] } as const),
      params: { serial, title, flow, requester, node },
      recipients: await listTaskRecipients(tx, { taskId: task.taskId }, at),
      naturalKey: `task_opened:${ticketId}:${taskNo}`,
      to: "people" as const,
    };
    return { notices: await tell(tx, told, { byMail, at }) };
  });
});
