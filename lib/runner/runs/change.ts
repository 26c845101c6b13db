import { records } from "../database/records";
import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { type OpenStep, type Progress, settle } from "../ops/progress";
import { enqueue, type NewJob } from "../queue/job";
import { callJob, type Run } from "./run";
import type { RunStart } from "./run-start";
import { addWaits, type Wait } from "./wait";

/** The remembered outcome of a step. */
export interface Memo extends OpenStep {
  readonly op: string;
  readonly name: string | null;
  /** As the SDK wants it back: `{data}`, `{error}`, an event, or null. */
  readonly state: unknown;
}

export interface RunEnd {
  readonly status: "completed" | "failed" | "cancelled";
  readonly output: unknown;
}

/** What an operation asks for. */
export interface Change {
  readonly memos?: readonly Memo[];
  readonly jobs?: readonly NewJob[];
  readonly waits?: readonly Wait[];
  readonly starts?: readonly RunStart[];
  readonly end?: RunEnd;
}

/**
 * Writes memos, jobs and waits of a locked run, and queues its next call when no parallel step is out any more.
 * At most one: two calls that may run a step on the spot could run the same one.
 */
export async function saveChange(tx: Tx, run: Run, change: Change, from: Progress = run): Promise<void> {
  const memos = change.memos ?? [];
  let progress = from;
  let lastDue: Memo | undefined;
  for (const memo of memos) {
    const settled = settle(progress, memo);
    progress = settled.progress;
    if (settled.isCallDue) lastDue = memo;
  }
  const next = lastDue ? [callJob(run, `after:${lastDue.stepId}`, tx.now)] : [];
  await Promise.all([
    saveMemos(tx, run.id, memos),
    enqueue(tx, [...(change.jobs ?? []), ...next]),
    addWaits(tx, change.waits ?? []),
    tx.sql`
      update ${tx.tables.runs} set pending = ${textArray(tx.sql, progress.pending)}, plans_only = ${progress.plansOnly},
        version = ${run.version}, step_count = step_count + ${memos.length}
      where id = ${run.id}`,
  ]);
}

async function saveMemos({ sql, tables }: Tx, runId: string, memos: readonly Memo[]): Promise<void> {
  if (memos.length === 0) return;
  const rows = memos.map(({ stepId, op, name, state }) => ({
    step_id: stepId,
    op,
    name,
    state: JSON.stringify(state),
  }));
  await sql`
    insert into ${tables.steps} (run_id, step_id, op, name, state)
    select ${runId}, step_id, op, name, state::json
    from ${records(sql, rows)} as m(step_id text, op text, name text, state text)
    on conflict do nothing`;
}
