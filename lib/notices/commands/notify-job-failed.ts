import { findFailedJob } from "@/db/queries/notices/notice-scenes";
import { findLogFacts, listInterveners } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { openFailure } from "../failure-words";
import { mayNotify } from "../policy";
import { recordEntry } from "../record-entry";
import { NotifyJobFailedInput } from "../schema";

/**
 * Tells whoever may retry or skip it that a step of a ticket has failed; answers how many notices are new. A step that
 * somebody has seen to meanwhile is told to nobody. Repeating it is harmless.
 */
export const notifyJobFailed = defineCommand("notice.notify_job_failed", NotifyJobFailedInput, async (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, jobNo, logSeq, byMail } = input;
  return ctx.db.transaction(async (tx) => {
    const job = await findFailedJob(tx, ticketId, jobNo);
    const entry = job === null ? null : await findLogFacts(tx, ticketId, logSeq);
    if (job === null || entry === null) return { notices: 0 };
    const about = { kind: "job_failed" as const, node: job.node, reason: openFailure(job.error), taskNos: [] };
    const recipients = await listInterveners(tx, entry.flowId);
    return { notices: await recordEntry(tx, { ticketId, logSeq, byMail, at: ctx.clock.now(), ...about }, recipients) };
  });
});
