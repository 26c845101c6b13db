import { listPeopleBehind } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { recordEntry } from "../record-entry";
import { NotifyObserversInput } from "../schema";

/**
 * Tells people, and those in departments and roles, of a ticket they got a copy of; answers how many notices are new.
 * They may view it since that very command. Repeating it is harmless.
 */
export const notifyObservers = defineCommand("notice.notify_observers", NotifyObserversInput, async (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, people, logSeq, byMail } = input;
  return ctx.db.transaction(async (tx) => {
    const recipients = await listPeopleBehind(tx, people);
    return {
      notices: await recordEntry(tx, { ticketId, logSeq, byMail, at: ctx.clock.now(), kind: "copied" }, recipients),
    };
  });
});
