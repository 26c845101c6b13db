import { findOpenTask, listTaskRecipients } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { recordEntry } from "../record-entry";
import { NotifyNewAssigneeInput } from "../schema";

/**
 * Tells whoever a task was handed to, and who stands in for them, by whom and why; answers how many notices are new.
 * A task that has gone on to somebody else meanwhile is told to them alone. Repeating it is harmless.
 */
export const notifyNewAssignee = defineCommand(
  "notice.notify_new_assignee",
  NotifyNewAssigneeInput,
  async (ctx, input) => {
    if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
    const { ticketId, taskNo, userId, logSeq, byMail } = input;
    return ctx.db.transaction(async (tx) => {
      const task = await findOpenTask(tx, ticketId, taskNo);
      if (task === null || task.assigneeId !== userId) return { notices: 0 };
      const at = ctx.clock.now();
      const recipients = await listTaskRecipients(tx, { taskId: task.taskId }, at);
      const about = { kind: "task_assigned" as const, node: task.node, taskNos: [taskNo] };
      const entry = { ticketId, logSeq, byMail, at, ...about };
      return { notices: await recordEntry(tx, entry, recipients) };
    });
  },
);
