import type { Tx } from "../database/store";
import { iso } from "../time/iso";
import { ulid } from "../ulid";
import type { RunnerEvent } from "../wire/event";
import type { RunEnd } from "./change";
import { resumeRun } from "./resume-run";
import type { Run } from "./run";

/**
 * Ends a locked run: nothing of it stays queued, the run that invoked it goes on.
 * Returns the executor's own events about it, for the caller to deliver.
 */
export async function endRun(tx: Tx, run: Run, end: RunEnd): Promise<RunnerEvent[]> {
  const { sql, tables, now } = tx;
  await Promise.all([
    sql`
      update ${tables.runs} set status = ${end.status}, output = ${JSON.stringify(end.output ?? null)}::text::json,
        ended_at = ${iso(now)}, pending = '{}', version = ${run.version}
      where id = ${run.id}`,
    sql`delete from ${tables.jobs} where run_id = ${run.id}`,
    sql`delete from ${tables.waits} where run_id = ${run.id}`,
  ]);
  if (run.parentRun !== null && run.parentStep !== null) {
    await resumeRun(tx, { runId: run.parentRun, kind: "invoke", stepId: run.parentStep, state: invokeState(end) });
  }
  return endEvents(run, end, now);
}

function invokeState({ status, output }: RunEnd): unknown {
  if (status === "completed") return { data: output ?? null };
  return { error: output ?? { name: "Error", message: `the function was ${status}` } };
}

function endEvents(run: Run, { status, output }: RunEnd, now: number): RunnerEvent[] {
  const { event } = run;
  // A function that watches for ends must not start itself by its own end.
  if (event.name.startsWith("inngest/function.") && event.name !== "inngest/function.invoked") return [];
  const data = {
    function_id: run.functionId,
    run_id: run.id,
    event,
    events: [event],
    ...(status === "completed" ? {} : { error: output }),
    result: output,
    _inngest: { status: status.charAt(0).toUpperCase() + status.slice(1) },
  };
  const finished = { name: "inngest/function.finished", data, user: {}, id: ulid(now), ts: now };
  if (status === "completed") return [finished];
  return [finished, { ...finished, name: `inngest/function.${status}`, id: run.id }];
}
