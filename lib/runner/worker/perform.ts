import postgres from "postgres";
import type { Store } from "../database/store";
import { deliver } from "../events/deliver";
import { applyAnswer, type RunJob } from "../ops/apply-answer";
import type { RunnerSettings } from "../options";
import type { Job } from "../queue/job";
import { finishJob, putBack } from "../queue/lease";
import { runRetention } from "../retention";
import { endRun } from "../runs/end-run";
import { loadCall } from "../runs/load-call";
import { lockRun } from "../runs/run";
import { runTimer } from "../runs/run-timer";
import { type Answer, readAnswer } from "../wire/answer";
import { buildCall } from "../wire/call";

const FAULT_DELAY_MS = 2_000;

export type Handler = (request: Request) => Promise<Response>;

/** Performs one claimed job. Never throws: a fault puts the job back, or ends the run when it could only recur. */
export async function performJob(store: Store, settings: RunnerSettings, handler: Handler, job: Job): Promise<void> {
  try {
    if (job.kind === "retention") await runRetention(store, job, settings.retentionMs);
    else if (job.kind !== "call") await runTimer(store, job.kind, job);
    else if (isRunJob(job)) await performCall(store, settings, handler, job);
  } catch (error) {
    settings.log("error", "a job failed", { job: job.key, error });
    await recover(store, job, error).catch((second: unknown) => {
      settings.log("error", "a job could not be put back", { job: job.key, error: second });
    });
  }
}

async function performCall(store: Store, settings: RunnerSettings, handler: Handler, job: RunJob): Promise<void> {
  const call = await store.query((tx) => loadCall(tx, job));
  // The run has ended, and its jobs with it.
  if (!call) return;
  const answer = await ask(handler, buildCall(call), settings.callTimeoutMs, store.now);
  if (answer.kind !== "completed" && answer.kind !== "ops") {
    const reason = answer.kind === "absent" ? answer.reason : answer.error;
    settings.log("warn", "a call failed", { job: job.key, function: job.functionId, attempt: job.attempt, reason });
  }
  await applyAnswer(store, job, answer, settings.backoffMs);
}

async function ask(handler: Handler, request: Request, timeoutMs: number, now: () => number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    const error = { name: "TimeoutError", message: `the call did not end within ${timeoutMs} ms` };
    timer = setTimeout(() => resolve({ kind: "threw", version: -1, error }), timeoutMs);
  });
  const answered = handler(request).then((response) => readAnswer(response, now()));
  const absent = answered.catch((error: unknown): Answer => ({ kind: "absent", reason: String(error) }));
  return Promise.race([absent, late]).finally(() => clearTimeout(timer));
}

async function recover(store: Store, job: Job, error: unknown): Promise<void> {
  const { runId } = job;
  if (runId !== null && isDataFault(error)) {
    await store.transaction(async (tx) => {
      const [run, isOurs] = await Promise.all([lockRun(tx, runId), finishJob(tx, job)]);
      const output = { name: "RunnerError", message: error.message };
      if (run && isOurs) await deliver(tx, await endRun(tx, run, { status: "failed", output }));
    });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const fault = { name: "RunnerError", message };
  await store.query((tx) => putBack(tx, job, { delayMs: FAULT_DELAY_MS, isAttemptSpent: false, error: fault }));
}

/** The database refuses the value itself; it would do so again and again. */
function isDataFault(error: unknown): error is postgres.PostgresError {
  return error instanceof postgres.PostgresError && error.code.startsWith("22");
}

function isRunJob(job: Job): job is RunJob {
  return job.runId !== null;
}
