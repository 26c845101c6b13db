import type { Tx } from "../database/store";
import type { RunStatus } from "../stats";
import type { RunnerEvent } from "../wire/event";

const DEFAULT_LIMIT = 50;

export interface RunFilter {
  readonly id?: string;
  readonly status?: RunStatus;
  readonly functionId?: string;
  /** Runs before this id, for the next page. */
  readonly before?: string;
  /** Default 50. */
  readonly limit?: number;
}

export interface RunSummary {
  readonly id: string;
  readonly functionId: string;
  readonly status: RunStatus;
  /** The event that started it. */
  readonly event: RunnerEvent;
  readonly steps: number;
  /** The value of a completed run, the error of a failed one. */
  readonly output: unknown;
  /** The latest error of a step that is being retried. */
  readonly lastError: unknown;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** Runs, newest first. */
export async function listRuns({ sql, tables }: Tx, filter: RunFilter): Promise<RunSummary[]> {
  const { id, status, functionId, before, limit = DEFAULT_LIMIT } = filter;
  const rows = await sql<RunSummary[]>`
    select r.id, r.function_id as "functionId", r.status, r.event, r.step_count as steps, r.output,
      (select j.error from ${tables.jobs} j where j.run_id = r.id and j.error is not null order by j.id desc limit 1)
        as "lastError",
      r.created_at as "createdAt", r.started_at as "startedAt", r.ended_at as "endedAt"
    from ${tables.runs} r
    where true ${id ? sql`and r.id = ${id}` : sql``} ${status ? sql`and r.status = ${status}` : sql``}
      ${functionId ? sql`and r.function_id = ${functionId}` : sql``}
      ${before ? sql`and r.id < ${before}` : sql``}
    order by r.id desc limit ${limit}`;
  return rows.map((row) => ({ ...row }));
}
