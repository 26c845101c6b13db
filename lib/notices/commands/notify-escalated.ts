import { listPeopleBehind } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { recordEntry } from "../record-entry";
import { NotifyEscalatedInput } from "../schema";

/**
 * Tells people, and those in departments and roles, of a ticket that takes too long, and whether they may decide it
 * now; answers how many notices are new. They may view it since that very command. Repeating it is harmless.
 */
export const notifyEscalated = defineCommand("notice.notify_escalated", NotifyEscalatedInput, (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, how, people, exceptIds, logSeq, byMail } = input;
  return ctx.db.transaction(async (tx) => {
    const behind = await listPeopleBehind(tx, people);
    const recipients = behind.filter(({ userId }) => !exceptIds.includes(userId));
    const entry = { ticketId, logSeq, byMail, at: ctx.clock.now(), kind: "escalated" as const, reason: how };
    return { notices: await recordEntry(tx, entry, recipients) };
  });
});
