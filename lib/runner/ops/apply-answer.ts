import type { Store, Tx } from "../database/store";
import { deliver } from "../events/deliver";
import type { Job } from "../queue/job";
import { finishJob, putBack } from "../queue/lease";
import type { RunEnd } from "../runs/change";
import { endRun } from "../runs/end-run";
import { lockRun } from "../runs/run";
import type { Answer } from "../wire/answer";
import { applyOps } from "./apply-ops";

const ABSENT_DELAY_MS = 1_000;

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
    return store.query((tx) => putBack(tx, job, { delayMs: ABSENT_DELAY_MS, isAttemptSpent: false, error }));
  }
  const retry = job.attempt + 1 < job.maxAttempts ? retryOf(answer) : undefined;
  if (retry) {
    const delayMs = retry.retryInMs ?? backoffMs(job.attempt);
    await store.transaction(async (tx) => {
      await Promise.all([
        putBack(tx, job, { delayMs, isAttemptSpent: true, error: retry.error }),
        rememberVersion(tx, job.runId, answer.version),
      ]);
    });
    return;
  }
  await store.transaction(async (tx) => {
    const [locked, isOurs] = await Promise.all([lockRun(tx, job.runId), finishJob(tx, job)]);
    if (!locked || !isOurs) return;
    const run = locked.version === -1 ? { ...locked, version: answer.version } : locked;
    if (answer.kind === "ops") await applyOps(tx, run, answer.ops);
    else await deliver(tx, await endRun(tx, run, endOf(answer)));
  });
}

function retryOf(answer: Answer): { error: unknown; retryInMs?: number } | undefined {
  if (answer.kind === "threw") return answer;
  if (answer.kind !== "ops" || answer.isFinal) return undefined;
  const failed = answer.ops.find((op) => op.op === "StepError");
  return failed && { ...answer, error: failed.error };
}

/** A run keeps the version of its first answer, also when that was an error. */
async function rememberVersion({ sql, tables }: Tx, runId: string, version: number): Promise<void> {
  await sql`update ${tables.runs} set version = ${version} where id = ${runId} and version = -1`;
}

function endOf(answer: Exclude<Answer, { kind: "ops" | "absent" }>): RunEnd {
  return answer.kind === "completed"
    ? { status: "completed", output: answer.output }
    : { status: "failed", output: answer.error };
}
