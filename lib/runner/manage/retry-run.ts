import type { Tx } from "../database/store";
import { lockSingletons } from "../flow/singleton";
import { findFunctions } from "../functions/function-record";
import { enqueue } from "../queue/job";
import { wakeWorkers } from "../queue/wake-workers";
import { callJob, lockRun } from "../runs/run";
import { cancelWaits, timeoutJob } from "../runs/start-runs";
import { addWaits } from "../runs/wait";
import { durationMs } from "../time/duration";
import { iso } from "../time/iso";
import { ulid } from "../ulid";

/**
 * Takes up a failed or cancelled run where it stood: steps that went well are not run again, those that failed are.
 * False when the run is open or completed, is no longer kept, another run of the same singleton is open, or its function
 * is not registered any more. Its time limit begins anew; a function that it invoked and that did not end well, or not
 * in time, is invoked once more.
 */
export async function retryRun(tx: Tx, id: string): Promise<boolean> {
  const { sql, tables, now } = tx;
  await lockSingletons(
    tx,
    await sql<{ functionId: string; key: string }[]>`
      select function_id as "functionId", singleton as key from ${tables.runs}
      where id = ${id} and singleton is not null`,
  );
  const { count } = await sql`
    update ${tables.runs} r set status = 'running', started_at = ${iso(now)}, ended_at = null, output = null,
      pending = '{}', plans_only = false, is_overdue = false
    where id = ${id} and status in ('failed', 'cancelled') and exists (
      select from ${tables.functions} f where f.id = r.function_id and f.archived_at is null
    ) and not exists (
      select from ${tables.runs} o
      where o.function_id = r.function_id and o.singleton = r.singleton and o.ended_at is null
    )`;
  const run = count === 1 ? await lockRun(tx, id) : undefined;
  if (!run) return false;
  const fn = (await findFunctions(tx, [run.functionId])).get(run.functionId);
  await sql`
    with forgotten as (
      delete from ${tables.steps}
      where run_id = ${id} and (op in ('StepError', 'StepFailed') or state::text like '{"error":%') returning 1
    )
    update ${tables.runs} set step_count = step_count - (select count(*)::int from forgotten) where id = ${id}`;
  await forgetEndedChildren(tx, id);
  const finish = fn?.config.timeouts?.finish;
  const limit = finish === undefined ? [] : [timeoutJob(id, run.functionId, "finish", durationMs(finish), now)];
  await Promise.all([
    enqueue(tx, [callJob(run, `retry:${ulid(now)}`, now), ...limit]),
    addWaits(tx, fn ? cancelWaits(fn.config, run.event, id, now) : []),
  ]);
  await wakeWorkers(tx);
  return true;
}

/** Those whose end the run has not heard of, or not well; one that is still open answers as before. */
async function forgetEndedChildren({ sql, tables }: Tx, id: string): Promise<void> {
  await sql`
    update ${tables.runs} c set dedupe_key = null, parent_run = null, parent_step = null
    where parent_run = ${id} and ended_at is not null and not exists (
      select from ${tables.steps} s where s.run_id = ${id} and s.step_id = c.parent_step
    )`;
}
