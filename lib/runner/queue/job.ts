import type { Fragment } from "postgres";
import { records } from "../database/records";
import type { Tx } from "../database/store";
import { iso } from "../time/iso";

export type JobKind = "call" | "sleep" | "wait" | "timeout" | "cron" | "debounce" | "retention";

/** Room for at most `limit` running jobs that carry the same name. */
export interface Slot {
  readonly name: string;
  readonly limit: number;
}

/** Starts of the same name follow each other in `everyMs`; up to `aheadMs` of that may be used up at once. */
export interface Throttle {
  readonly name: string;
  readonly everyMs: number;
  readonly aheadMs: number;
}

export interface NewJob {
  /** While a job with this key exists a second one is not queued. */
  readonly key: string;
  readonly kind: JobKind;
  readonly runId?: string;
  readonly functionId?: string;
  readonly stepId?: string;
  readonly due: number;
  readonly maxAttempts?: number;
  readonly slots?: readonly Slot[];
  readonly throttle?: Throttle;
  readonly payload?: unknown;
}

/** A claimed job. `gen` counts the claims: only the holder of the newest one may write the outcome. */
export interface Job {
  readonly id: string;
  readonly key: string;
  readonly kind: JobKind;
  readonly runId: string | null;
  readonly functionId: string | null;
  readonly stepId: string | null;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly due: string;
  readonly payload: unknown;
  readonly gen: number;
}

/** Queues jobs, except those whose key is queued already. Wakes nobody. */
export async function enqueue(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.sql`
    insert into ${tx.tables.jobs} (${jobColumns(tx)})
    select * from ${jobRecords(tx, jobs)}
    on conflict (key) do nothing`;
}

/** The columns of jobRecords. */
export const jobColumns = (tx: Tx): Fragment =>
  tx.sql`
  key, kind, run_id, function_id, step_id, max_attempts, due, slots, slot_limits,
  throttle, throttle_every_ms, throttle_ahead_ms, payload`;

/** The jobs as a row source, for an insert of its own or as part of a larger statement. */
export function jobRecords(tx: Tx, jobs: readonly NewJob[]): Fragment {
  const rows = jobs.map((job) => ({
    key: job.key,
    kind: job.kind,
    run_id: job.runId,
    function_id: job.functionId,
    step_id: job.stepId,
    max_attempts: job.maxAttempts ?? 1,
    due: iso(job.due),
    slots: job.slots?.length ? job.slots.map((slot) => slot.name) : null,
    slot_limits: job.slots?.length ? job.slots.map((slot) => slot.limit) : null,
    throttle: job.throttle?.name,
    throttle_every_ms: job.throttle?.everyMs,
    throttle_ahead_ms: job.throttle?.aheadMs,
    payload: job.payload === undefined ? null : JSON.stringify(job.payload),
  }));
  return tx.sql`(
    select key, kind, run_id, function_id, step_id, max_attempts, due, slots, slot_limits,
      throttle, throttle_every_ms, throttle_ahead_ms, payload::json
    from ${records(tx.sql, rows)} as j(key text, kind text, run_id text, function_id text, step_id text,
      max_attempts int, due timestamptz, slots text[], slot_limits int[],
      throttle text, throttle_every_ms float8, throttle_ahead_ms float8, payload text)
  ) as jobs`;
}
