import type { Store, Tx } from "../database/store";
import { deliver } from "../events/deliver";
import type { Job } from "../queue/job";
import { finishJob, type PutBack, putBack } from "../queue/lease";
import type { RunEnd } from "../runs/change";
import { endRun } from "../runs/end-run";
import { lockRun } from "../runs/run";
import type { Answer } from "../wire/answer";
import { applyOps } from "./apply-ops";

const ABSENT_DELAY_MS = 1_000;
const OVERDUE: RunEnd = { status: "cancelled", output: null };

export type RunJob = Job & { readonly runId: string };

/**
 * Writes the consequence of one call, in one transaction. Nothing is written when the run has ended meanwhile or the
 * job has been claimed by somebody else. `backoffMs` gives the delay after a failed attempt.
 */
export async function applyAnswer(
  store: Store,
  job: RunJob,
  answer: Answer,
  backoffMs: (attempt: number) => number,
): Promise<void> {
  if (answer.kind === "absent") {
    const error = { name: "Error", message: answer.reason };
    const terms = { delayMs: ABSENT_DELAY_MS, isAttemptSpent: false, error };
    return store.transaction((tx) => tryAgain(tx, job, terms));
  }
  const retry = job.attempt + 1 < job.maxAttempts ? retryOf(answer) : undefined;
  if (retry) {
    const delayMs = retry.retryInMs ?? backoffMs(job.attempt);
    const terms = { delayMs, isAttemptSpent: true, error: retry.error };
    return store.transaction((tx) => tryAgain(tx, job, terms, answer.version));
  }
  await store.transaction(async (tx) => {
    const [locked, isOurs] = await Promise.all([lockRun(tx, job.runId), finishJob(tx, job)]);
    if (!locked || !isOurs) return;
    const run = locked.version === -1 ? { ...locked, version: answer.version } : locked;
    if (answer.kind === "ops" && run.isOverdue) await deliver(tx, await endRun(tx, run, OVERDUE));
    else if (answer.kind === "ops") await applyOps(tx, run, answer.ops);
    else await deliver(tx, await endRun(tx, run, endOf(answer)));
  });
}

/** Puts the job back, unless the run's time is over. A run keeps the version of its first answer, also of an error. */
async function tryAgain(tx: Tx, job: RunJob, terms: PutBack, version = -1): Promise<void> {
  const run = await lockRun(tx, job.runId);
  if (run?.isOverdue) {
    if (await finishJob(tx, job)) await deliver(tx, await endRun(tx, run, OVERDUE));
    return;
  }
  await putBack(tx, job, terms);
  if (run?.version === -1 && version !== -1) {
    await tx.sql`update ${tx.tables.runs} set version = ${version} where id = ${run.id}`;
  }
}

function retryOf(answer: Answer): { error: unknown; retryInMs?: number } | undefined {
  if (answer.kind === "threw") return answer;
  if (answer.kind !== "ops" || answer.isFinal) return undefined;
  const failed = answer.ops.find((op) => op.op === "StepError");
  return failed && { ...answer, error: failed.error };
}

function endOf(answer: Exclude<Answer, { kind: "ops" | "absent" }>): RunEnd {
  return answer.kind === "completed"
    ? { status: "completed", output: answer.output }
    : { status: "failed", output: answer.error };
}
