import type { Store, Tx } from "../database/store";
import { deliver } from "../events/deliver";
import { type FunctionRecord, findFunctions } from "../functions/function-record";
import { enqueue, type Job, type JobKind } from "../queue/job";
import { finishJob } from "../queue/lease";
import { wakeWorkers } from "../queue/wake-workers";
import { iso } from "../time/iso";
import { ulid } from "../ulid";
import type { RunnerEvent } from "../wire/event";
import { saveChange } from "./change";
import { cronJob } from "./cron-job";
import { endRun } from "./end-run";
import { resumeRun } from "./resume-run";
import { lockRun, type Run } from "./run";
import type { RunStart } from "./run-start";
import { startRuns, type TimeLimit, timeoutJob } from "./start-runs";
import type { WaitKind } from "./wait";

export type TimerKind = Exclude<JobKind, "call" | "retention">;
type TimerHandler = (tx: Tx, job: Job, run: Run | undefined) => Promise<void>;

const handlers: Record<TimerKind, TimerHandler> = { sleep, wait, timeout, cron, debounce };

/** Carries out a job that only the passing of time was needed for. */
export async function runTimer(store: Store, kind: TimerKind, job: Job): Promise<void> {
  await store.transaction(async (tx) => {
    // The run first: everybody who touches both locks them in this order.
    const [run, isOurs] = await Promise.all([
      job.runId === null ? undefined : lockRun(tx, job.runId),
      finishJob(tx, job),
    ]);
    if (isOurs) await handlers[kind](tx, job, run);
  });
}

async function sleep(tx: Tx, job: Job, run: Run | undefined): Promise<void> {
  if (!run || job.stepId === null) return;
  const { name, isRace } = job.payload as { name: string | null; isRace: boolean };
  await saveChange(tx, run, { memos: [{ stepId: job.stepId, op: "Sleep", name, state: null, isRace }] });
}

async function wait(tx: Tx, job: Job, run: Run | undefined): Promise<void> {
  if (!run || job.stepId === null) return;
  const { kind } = job.payload as { kind: WaitKind };
  const timedOut = { name: "InngestInvokeTimeoutError", message: "Timed out waiting for invoked function to complete" };
  const state = kind === "invoke" ? { error: timedOut } : null;
  await resumeRun(tx, { runId: run.id, kind, stepId: job.stepId, state });
}

/** The time allowed until the first call, or from it until the end of the run, is over. */
async function timeout(tx: Tx, job: Job, run: Run | undefined): Promise<void> {
  const { limit, ms } = job.payload as { limit: TimeLimit; ms?: number };
  if (!run || (limit === "start" && run.status !== "queued")) return;
  // Time in the queue does not count for the finish.
  const from = run.startedAt ?? tx.now;
  if (limit === "finish" && ms !== undefined && from + ms > tx.now) {
    await enqueue(tx, [timeoutJob(run.id, run.functionId, limit, ms, from)]);
    return;
  }
  // A call that began in time may still complete the run.
  if (limit === "finish" && (await isCallUnderWay(tx, run.id))) {
    await tx.sql`update ${tx.tables.runs} set is_overdue = true where id = ${run.id}`;
    return;
  }
  await deliver(tx, await endRun(tx, run, { status: "cancelled", output: null }));
}

async function isCallUnderWay({ sql, tables }: Tx, runId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from ${tables.jobs} where run_id = ${runId} and kind = 'call' and locked_until >= clock_timestamp() limit 1`;
  return rows.length > 0;
}

async function cron(tx: Tx, job: Job): Promise<void> {
  const { cron: pattern } = job.payload as { cron: string };
  const fn = await findFunction(tx, job);
  if (!fn) return;
  const due = iso(Date.parse(job.due));
  const event = { name: "inngest/scheduled.timer", data: { cron: pattern }, user: {}, id: ulid(tx.now), ts: tx.now };
  await start(tx, { fn, event, dedupeKey: `${job.key}:${due}` });
  await enqueue(tx, [cronJob(fn.id, pattern, tx.now)]);
}

/** No further event has come for the time of a debounce: the last one starts a run. */
async function debounce(tx: Tx, job: Job): Promise<void> {
  const fn = await findFunction(tx, job);
  if (fn) await start(tx, { fn, event: job.payload as RunnerEvent, isSettled: true });
}

async function findFunction(tx: Tx, { functionId }: Job): Promise<FunctionRecord | undefined> {
  const id = functionId ?? "";
  return (await findFunctions(tx, [id])).get(id);
}

async function start(tx: Tx, wanted: RunStart): Promise<void> {
  const { caused } = await startRuns(tx, [wanted]);
  await deliver(tx, caused);
  await wakeWorkers(tx);
}
