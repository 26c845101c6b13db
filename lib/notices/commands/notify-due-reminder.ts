import { listTaskRecipients } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { recordEntry } from "../record-entry";
import { NotifyDueReminderInput } from "../schema";

/**
 * Reminds everybody who still has one of these tasks to do, and who stands in for them; answers how many notices are
 * new. Repeating it is harmless; another round is another entry of the log, and so another notice.
 */
export const notifyDueReminder = defineCommand("notice.notify_due_reminder", NotifyDueReminderInput, (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, taskNos, logSeq, byMail } = input;
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const recipients = await listTaskRecipients(tx, { ticketId, taskNos }, at);
    return { notices: await recordEntry(tx, { ticketId, logSeq, byMail, at, kind: "reminded", taskNos }, recipients) };
  });
});
