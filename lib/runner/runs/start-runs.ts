import { records } from "../database/records";
import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { keyOf } from "../expressions/key";
import { requiredValue } from "../expressions/required-value";
import { debounce } from "../flow/debounce";
import { lockSingletons, type Singleton, singletonOf, takeOver } from "../flow/singleton";
import { throttleOf } from "../flow/throttle";
import { jobColumns, jobRecords, type NewJob } from "../queue/job";
import { slotsOf } from "../queue/slots";
import { durationMs, resolveTime } from "../time/duration";
import { iso } from "../time/iso";
import { ulid } from "../ulid";
import type { RunnerEvent } from "../wire/event";
import type { FunctionConfig } from "../wire/function-config";
import { callJob } from "./run";
import type { RunStart } from "./run-start";
import { LONGEST_WAIT_MS, type Wait, waitColumns, waitRecords } from "./wait";

const DEFAULT_RETRIES = 4;
const IDEMPOTENCY_MS = 86_400_000;

interface PlannedRun {
  readonly id: string;
  readonly row: Record<string, unknown>;
  readonly jobs: readonly NewJob[];
  readonly cancels: readonly Wait[];
  readonly singleton: Singleton | undefined;
  readonly start: RunStart;
}

export interface Started {
  /** The starts that became runs, by run id. */
  readonly runs: ReadonlyMap<string, RunStart>;
  /** Events of the executor about runs that these have ended, for the caller to deliver. */
  readonly caused: readonly RunnerEvent[];
}

/**
 * Starts runs, each with its first call and what may cancel it. Left out are one whose key is known, and one of a
 * singleton that is open. Events of a debounced function are kept back; invocations and schedules are not.
 */
export async function startRuns(tx: Tx, starts: readonly RunStart[]): Promise<Started> {
  const isKeptBack = ({ fn, dedupeKey, isSettled }: RunStart) =>
    fn.config.debounce !== undefined && dedupeKey === undefined && !isSettled;
  const planned = starts.filter((start) => !isKeptBack(start)).map((start) => planRun(start, tx.now));
  // Issued together, in this order: callers pipeline their own statements behind these.
  const [, , begun] = await Promise.all([
    debounce(tx, starts.filter(isKeptBack)),
    lockSingletons(
      tx,
      planned.flatMap(({ singleton }) => singleton ?? []),
    ),
    insertRuns(tx, planned),
  ]);
  const caused: RunnerEvent[] = [];
  for (const { id, singleton } of begun) {
    if (singleton?.mode === "cancel") caused.push(...(await takeOver(tx, id, singleton)));
  }
  return { runs: new Map(begun.map(({ id, start }) => [id, start])), caused };
}

async function insertRuns(tx: Tx, planned: readonly PlannedRun[]): Promise<PlannedRun[]> {
  if (planned.length === 0) return [];
  const { sql, tables, now } = tx;
  const idempotent = planned.flatMap(({ start: { fn } }) => (fn.config.idempotency === undefined ? [] : [fn.id]));
  const rows = planned.map(({ row }) => row);
  const jobs = planned.flatMap((run) => run.jobs);
  const cancels = planned.flatMap((run) => run.cancels);
  const [, begun] = await Promise.all([
    forgetOldKeys(tx, idempotent),
    // Two rules leave a run out: its key is known, or it would be a second open one of a singleton.
    sql<{ id: string }[]>`
      with new_runs as (
        insert into ${tables.runs} (id, function_id, dedupe_key, status, event, max_attempts, slots, slot_limits,
          singleton, parent_run, parent_step, created_at)
        select id, function_id, dedupe_key, 'queued', event::json, max_attempts, slots, slot_limits,
          singleton, parent_run, parent_step, ${iso(now)}
        from ${records(sql, rows)} as r(id text, function_id text, dedupe_key text, event text, max_attempts int,
          slots text[], slot_limits int[], singleton text, parent_run text, parent_step text)
        on conflict do nothing returning id
      ), new_jobs as (
        insert into ${tables.jobs} (${jobColumns(tx)})
        select * from ${jobRecords(tx, jobs)} where run_id in (select id from new_runs)
      ), new_waits as (
        insert into ${tables.waits} (${waitColumns(tx)})
        select * from ${waitRecords(tx, cancels)} where run_id in (select id from new_runs)
      )
      select id from new_runs`,
  ]);
  const ids = new Set(begun.map(({ id }) => id));
  return planned.filter(({ id }) => ids.has(id));
}

function planRun(start: RunStart, now: number): PlannedRun {
  const { fn, event, parent } = start;
  const { config } = fn;
  const id = ulid(now);
  const slots = slotsOf(config, event);
  const maxAttempts = (config.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1;
  const run = { id, functionId: fn.id, maxAttempts, slots };
  const due = parent ? now : Math.max(now, event.ts);
  const singleton = singletonOf(config, event);
  const throttle = throttleOf(config, event);
  const first = callJob(run, "start", due);
  return {
    id,
    start,
    singleton,
    row: {
      id,
      function_id: fn.id,
      dedupe_key: start.dedupeKey ?? dedupeKey(config, event),
      event: JSON.stringify(event),
      max_attempts: maxAttempts,
      slots: slots.length > 0 ? slots.map((slot) => slot.name) : null,
      slot_limits: slots.length > 0 ? slots.map((slot) => slot.limit) : null,
      // One that ends another takes its place afterwards.
      singleton: singleton?.mode === "skip" ? singleton.key : null,
      parent_run: parent?.runId,
      parent_step: parent?.stepId,
    },
    jobs: [throttle ? { ...first, throttle } : first, ...timeoutJobs(config, id, due)],
    cancels: cancelWaits(config, event, id, now),
  };
}

function dedupeKey({ idempotency }: FunctionConfig, event: RunnerEvent): string {
  const key = idempotency === undefined ? undefined : keyOf(idempotency, event);
  return key === undefined ? `event:${event.id}` : `key:${key}`;
}

/** The time until the start counts from when the run is due; that until the finish is armed anew when it has begun. */
function timeoutJobs({ id: functionId, timeouts }: FunctionConfig, runId: string, due: number): NewJob[] {
  return (["start", "finish"] as const).flatMap((limit) => {
    const text = timeouts?.[limit];
    return text === undefined ? [] : [timeoutJob(runId, functionId, limit, durationMs(text), due)];
  });
}

export type TimeLimit = "start" | "finish";

/** The job that looks, `ms` after `from`, whether a run has kept its limit. */
export function timeoutJob(runId: string, functionId: string, limit: TimeLimit, ms: number, from: number): NewJob {
  const key = `${runId}:timeout:${limit}`;
  return { key, kind: "timeout", runId, functionId, due: from + ms, payload: { limit, ms } };
}

/** What may cancel a run with this event. */
export function cancelWaits(config: FunctionConfig, event: RunnerEvent, runId: string, now: number): Wait[] {
  return (config.cancel ?? []).map((cancel, index) => ({
    runId,
    kind: "cancel",
    stepId: String(index),
    name: cancel.event,
    expression: cancel.if,
    requiredValue: cancel.if === undefined ? null : requiredValue(cancel.if, event),
    expiresAt: resolveTime(cancel.timeout ?? `${LONGEST_WAIT_MS}ms`, now),
  }));
}

/** An idempotency key of a function holds for 24 hours, as at Inngest. */
async function forgetOldKeys({ sql, tables, now }: Tx, functionIds: readonly string[]): Promise<void> {
  if (functionIds.length === 0) return;
  await sql`
    update ${tables.runs} set dedupe_key = null
    where function_id = any(${textArray(sql, functionIds)}) and dedupe_key like 'key:%'
      and created_at < ${iso(now - IDEMPOTENCY_MS)}`;
}
