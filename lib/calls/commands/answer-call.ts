import { lockCall, noteProblems } from "@/db/store/call-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { completeJob } from "@/lib/tickets/commands/jobs/complete-job";
import { failJob } from "@/lib/tickets/commands/jobs/fail-job";
import { AnswerCallInput } from "../schema";
import { fail, succeed } from "../turn/settle-call";

/**
 * What another system answers of a hook it was called by, brought by an adapter that has proven it in its own way.
 *
 * @throws AppError `conflict` where nobody waits for it any more; `invalid` with a problem for every field that the
 *   form does not take.
 */
export const answerCall = defineCommand("call.answer_call", AnswerCallInput, async (ctx, input) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  const { result, said, values, ...job } = input;
  const settled = await ctx.db.transaction(async (tx) => {
    const call = await lockCall(tx, job);
    if (call === null) return null;
    const settling = { tx, clock: ctx.clock, call };
    if (call.endedAt !== null) return { kind: "gone" } as const;
    if (!result) return fail(settling, { reason: "answered_no", detail: said });
    const answered = await succeed(settling, { values, said });
    if (answered.kind === "refused") await noteProblems(tx, call.id, answered.problems);
    return answered;
  });
  if (settled?.kind === "gone") throw new AppError("conflict", { reason: "job_gone" });
  if (settled?.kind === "refused") {
    throw new AppError("invalid", { reason: "invalid_fields", problems: settled.problems });
  }
  // It answers before it was called.
  if (settled === null && result) await completeJob.run(ctx, { ...job, values, output: said });
  if (settled === null && !result) await failJob.run(ctx, { ...job, error: said });
});
