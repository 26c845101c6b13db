import { listPeopleBehind } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { recordEntry } from "../record-entry";
import { NotifyMentionedInput } from "../schema";

/**
 * Tells people that they were named in what somebody said; answers how many notices are new. They may view the ticket
 * since that very command. Repeating it is harmless.
 */
export const notifyMentioned = defineCommand("notice.notify_mentioned", NotifyMentionedInput, async (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, userIds, logSeq, byMail } = input;
  return ctx.db.transaction(async (tx) => {
    const people = userIds.map((id) => ({ type: "user" as const, id }));
    const recipients = await listPeopleBehind(tx, people);
    return {
      notices: await recordEntry(tx, { ticketId, logSeq, byMail, at: ctx.clock.now(), kind: "mentioned" }, recipients),
    };
  });
});
