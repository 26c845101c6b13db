import type { Tx } from "./database/store";
import { takeableAt } from "./queue/throttled";
import { iso } from "./time/iso";

export const runStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunStatus = (typeof runStatuses)[number];

export interface RunnerStats {
  /** Jobs that are due, not held back by a throttle, and not taken. */
  readonly queued: number;
  /** Jobs that some process is working on. */
  readonly running: number;
  /** Jobs that wait for their time: sleeps, time-outs, retries, schedules, throttled and debounced runs. */
  readonly scheduled: number;
  /** How long the oldest due job has been waiting, in milliseconds; null when none is. */
  readonly oldestDueMs: number | null;
  /** Due calls of functions no app registers any more; not counted as queued. */
  readonly unserved: number;
  readonly runs: Readonly<Record<RunStatus, number>>;
}

export type DueStats = Pick<RunnerStats, "queued" | "unserved" | "oldestDueMs">;

/** What is due; does not look at what waits for its time, of which there may be much. */
export async function dueStats(tx: Tx): Promise<DueStats> {
  const { sql, tables, now } = tx;
  const [row] = await sql<DueStats[]>`
    with due_jobs as (
      select ${takeableAt(tx)} as due, f.archived_at is not null and j.kind = 'call' as is_unserved
      from ${tables.jobs} j left join ${tables.functions} f on f.id = j.function_id
      where j.due <= ${iso(now)} and ${takeableAt(tx)} <= ${now}::float8 and (j.locked_until is null or j.locked_until < clock_timestamp())
    )
    select
      count(*) filter (where not is_unserved)::int as queued,
      count(*) filter (where is_unserved)::int as unserved,
      ${now}::float8 - min(due) filter (where not is_unserved) as "oldestDueMs"
    from due_jobs`;
  if (!row) throw new Error("the queue could not be counted");
  return { ...row };
}

/** The queue and the runs by their status, counted. */
export async function runnerStats(tx: Tx): Promise<RunnerStats> {
  const { sql, tables, now } = tx;
  const [due, [others], counts] = await Promise.all([
    dueStats(tx),
    sql<{ running: number; scheduled: number }[]>`
      select
        count(*) filter (where locked_until >= clock_timestamp())::int as running,
        count(*) filter (where ${takeableAt(tx)} > ${now}::float8 and locked_until is null)::int as scheduled
      from ${tables.jobs} j`,
    sql<{ status: RunStatus; count: number }[]>`select status, count(*)::int from ${tables.runs} group by status`,
  ]);
  const byStatus = new Map(counts.map(({ status, count }) => [status, count]));
  const runs = Object.fromEntries(runStatuses.map((status) => [status, byStatus.get(status) ?? 0]));
  return { ...due, running: 0, scheduled: 0, ...others, runs: runs as Record<RunStatus, number> };
}
