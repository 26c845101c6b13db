import { listTaskRecipients } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { recordEntry } from "../record-entry";
import { NotifyRemindedInput } from "../schema";

/**
 * Nudges everybody the ticket waits for now, and who stands in for them; answers how many notices are new. Repeating it
 * is harmless.
 */
export const notifyReminded = defineCommand("notice.notify_reminded", NotifyRemindedInput, async (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, logSeq, byMail } = input;
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const recipients = await listTaskRecipients(tx, { ticketId }, at);
    return { notices: await recordEntry(tx, { ticketId, logSeq, byMail, at, kind: "reminded" }, recipients) };
  });
});
