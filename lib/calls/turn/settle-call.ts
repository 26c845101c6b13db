import type { Tx } from "@/db/client";
import { findCalledJob } from "@/db/queries/calls/called-job";
import { type CallRow, settleCall } from "@/db/store/call-store";
import type { CommandContext } from "@/lib/command";
import { fieldsOf } from "@/lib/flows/definition";
import { loadVersion } from "@/lib/flows/version-cache";
import type { FieldValues } from "@/lib/forms/form-definition";
import type { Clock } from "@/lib/platform/clock";
import { AppError, type FieldProblem } from "@/lib/platform/errors";
import { completeJob } from "@/lib/tickets/commands/jobs/complete-job";
import { failJob } from "@/lib/tickets/commands/jobs/fail-job";
import { readAnsweredValues } from "@/lib/tickets/values/answered-values";
import { type CallReason, writeReason } from "../call-reason";
import { storable } from "../storable";

const MAX_SAID = 4000;

/** `gone`: nobody wanted it any more. `refused`: the form does not take the answer, and nothing has changed. */
export type Settled = { kind: "done" | "failed" | "gone" } | { kind: "refused"; problems: FieldProblem[] };

/** What a call is settled in: the transaction that has its row locked. */
export type Settling = { tx: Tx; clock: Clock; call: CallRow };

// The call's row is locked before the ticket's, by everybody who locks both.

/** Lets the ticket go on with what was answered, and ends the call. */
export async function succeed(settling: Settling, answer: { values: FieldValues; said: string }): Promise<Settled> {
  const { tx, clock, call } = settling;
  const job = await findCalledJob(tx, call);
  if (job === null) return cancel(settling);
  const version = await loadVersion(tx, job.versionId);
  const access = fieldsOf(version.nodes.get(version.nodeKeys.get(job.nodeId) ?? ""));
  const values = await readAnsweredValues(tx, { form: version.definition.form, access }, answer.values);
  const input = { ...jobOf(call), values, output: storable(answer.said, MAX_SAID) };
  const refusal = await attempted(() => completeJob.run(systemIn(settling), input));
  if (refusal === null) {
    await settleCall(tx, call.id, { status: "done" }, clock.now());
    return { kind: "done" };
  }
  if (refusal.code === "invalid") return { kind: "refused", problems: [...refusal.problems] };
  if (isGone(refusal)) return cancel(settling);
  return fail(settling, { reason: "ticket_refused", detail: refusal.reason });
}

/** Has the job fail, and ends the call. */
export async function fail(
  settling: Settling,
  why: { reason: CallReason; detail: string; problems?: FieldProblem[] },
): Promise<Settled> {
  const { tx, clock, call } = settling;
  const detail = storable(why.detail, MAX_SAID);
  const error = writeReason(why.reason, detail);
  const refusal = await attempted(() => failJob.run(systemIn(settling), { ...jobOf(call), error }));
  if (refusal !== null && !isGone(refusal)) throw refusal;
  if (refusal !== null) return cancel(settling);
  await settleCall(tx, call.id, { status: "failed", ...why, detail }, clock.now());
  return { kind: "failed" };
}

/** Nobody wants the answer any more: the ticket has gone elsewhere. */
export async function cancel({ tx, clock, call }: Settling): Promise<Settled> {
  await settleCall(tx, call.id, { status: "cancelled" }, clock.now());
  return { kind: "gone" };
}

const isGone = ({ code }: AppError) => code === "conflict" || code === "not_found";

export const jobOf = ({ ticketId, jobNo, attempt }: CallRow) => ({ ticketId, jobNo, attempt });

/** A command within the transaction: what it refuses undoes what it did, and nothing else. */
export function systemIn({ tx, clock }: Settling): CommandContext {
  return { db: tx, clock, actor: { kind: "system", name: "hooks" } };
}

/** The refusal of a command; null when it was carried out. */
export async function attempted(run: () => Promise<unknown>): Promise<AppError | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") return error;
    throw error;
  }
}
