import type { Tx } from "../database/store";
import { findFunctions } from "../functions/function-record";
import { enqueue } from "../queue/job";
import { wakeWorkers } from "../queue/wake-workers";
import { callJob, lockRun } from "../runs/run";
import { cancelWaits } from "../runs/start-runs";
import { addWaits } from "../runs/wait";
import { ulid } from "../ulid";

/**
 * Takes up a failed or cancelled run where it stood: steps that went well are not run again, those that failed are.
 * False when the run is open or completed, is no longer kept, or its function is not registered any more.
 */
export async function retryRun(tx: Tx, id: string): Promise<boolean> {
  const { sql, tables, now } = tx;
  const { count } = await sql`
    update ${tables.runs} set status = 'running', ended_at = null, output = null, pending = '{}', plans_only = false
    where id = ${id} and status in ('failed', 'cancelled') and exists (
      select from ${tables.functions} f where f.id = function_id and f.archived_at is null)`;
  const run = count === 1 ? await lockRun(tx, id) : undefined;
  if (!run) return false;
  const fn = (await findFunctions(tx, [run.functionId])).get(run.functionId);
  await sql`
    with forgotten as (
      delete from ${tables.steps}
      where run_id = ${id} and (op in ('StepError', 'StepFailed') or state::jsonb ? 'error') returning 1
    )
    update ${tables.runs} set step_count = step_count - (select count(*)::int from forgotten) where id = ${id}`;
  await Promise.all([
    enqueue(tx, [callJob(run, `retry:${ulid(now)}`, now)]),
    addWaits(tx, fn ? cancelWaits(fn.config, run.event, id, now) : []),
  ]);
  await wakeWorkers(tx);
  return true;
}
