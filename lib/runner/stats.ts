import type { Tx } from "./database/store";
import { iso } from "./time/iso";

export const runStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunStatus = (typeof runStatuses)[number];

export interface RunnerStats {
  /** Jobs that are due and not taken. */
  readonly queued: number;
  /** Jobs that some process is working on. */
  readonly running: number;
  /** Jobs that wait for their time: sleeps, time-outs, retries, schedules. */
  readonly scheduled: number;
  /** How long the oldest due job has been waiting, in milliseconds; null when none is. */
  readonly oldestDueMs: number | null;
  /** Due calls of functions no app registers any more; not counted as queued. */
  readonly unserved: number;
  readonly runs: Readonly<Record<RunStatus, number>>;
}

export type QueueStats = Omit<RunnerStats, "runs">;

export async function queueStats({ sql, tables, now }: Tx): Promise<QueueStats> {
  const [row] = await sql<QueueStats[]>`
    with open_jobs as (
      select j.due, j.locked_until >= clock_timestamp() as is_locked, f.archived_at is not null and j.kind = 'call' as is_unserved
      from ${tables.jobs} j left join ${tables.functions} f on f.id = j.function_id
    ), due_jobs as (select * from open_jobs where due <= ${iso(now)} and is_locked is not true)
    select
      (select count(*)::int from due_jobs where not is_unserved) as queued,
      (select count(*)::int from due_jobs where is_unserved) as unserved,
      (select count(*)::int from open_jobs where is_locked) as running,
      (select count(*)::int from open_jobs where due > ${iso(now)} and is_locked is not true) as scheduled,
      (select extract(epoch from ${iso(now)}::timestamptz - min(due))::float8 * 1000 from due_jobs where not is_unserved)
        as "oldestDueMs"`;
  if (!row) throw new Error("the queue could not be counted");
  return { ...row };
}

export async function runnerStats(tx: Tx): Promise<RunnerStats> {
  const { sql, tables } = tx;
  const [queue, counts] = await Promise.all([
    queueStats(tx),
    sql<{ status: RunStatus; count: number }[]>`select status, count(*)::int from ${tables.runs} group by status`,
  ]);
  const byStatus = new Map(counts.map(({ status, count }) => [status, count]));
  const runs = Object.fromEntries(runStatuses.map((status) => [status, byStatus.get(status) ?? 0]));
  return { ...queue, runs: runs as Record<RunStatus, number> };
}
