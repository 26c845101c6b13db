import { findOpenTask, listTaskRecipients } from "@/db/queries/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { recordNotices } from "../record-notices";
import { NotifyAssigneesInput } from "../schema";

/**
 * Tells everybody who may do a task, and who stands in for them now, that it waits; answers how many notices are new.
 * Repeating it is harmless, and a task that nobody has to do any more is told to nobody.
 */
export const notifyAssignees = defineCommand("notice.notify_assignees", NotifyAssigneesInput, async (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, taskNo, byMail } = input;
  return ctx.db.transaction(async (tx) => {
    const task = await findOpenTask(tx, ticketId, taskNo);
    if (task === null) return { notices: 0 };
    const { taskId, assigneeId: _assignee, ...params } = task;
    const recipients = await listTaskRecipients(tx, { taskId }, ctx.clock.now());
    const fact = { ticketId, kind: "task_opened" as const, naturalKey: `task_opened:${ticketId}:${taskNo}`, params };
    return { notices: await recordNotices(tx, fact, recipients, byMail) };
  });
});
