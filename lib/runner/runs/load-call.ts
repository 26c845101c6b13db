import type { Tx } from "../database/store";
import type { Job } from "../queue/job";
import { iso } from "../time/iso";
import type { Call } from "../wire/call";
import type { RunnerEvent } from "../wire/event";

interface CallRow {
  readonly url: string;
  readonly version: number;
  readonly plansOnly: boolean;
  readonly event: string;
  readonly memos: string;
}

/** Everything the call of a job's function needs, read in one statement; undefined when the run has ended. */
export async function loadCall(
  { sql, tables, now }: Tx,
  job: Job & { readonly runId: string },
): Promise<Call | undefined> {
  const [row] = await sql<CallRow[]>`
    with begun as (
      update ${tables.runs} set status = 'running', started_at = ${iso(now)}
      where id = ${job.runId} and status = 'queued'
    )
    select f.url, r.version, r.plans_only as "plansOnly", r.event::text, coalesce((
      select json_agg(json_build_array(s.step_id, s.state) order by s.seq) from ${tables.steps} s where s.run_id = r.id
    ), '[]')::text as memos
    from ${tables.runs} r join ${tables.functions} f on f.id = r.function_id
    where r.id = ${job.runId} and r.ended_at is null`;
  if (!row) return undefined;
  const { runId, stepId, attempt, maxAttempts } = job;
  return {
    ...row,
    runId,
    stepId,
    attempt,
    maxAttempts,
    event: JSON.parse(row.event) as RunnerEvent,
    memos: JSON.parse(row.memos) as [string, unknown][],
  };
}
