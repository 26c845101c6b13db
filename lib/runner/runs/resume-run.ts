import type { Tx } from "../database/store";
import { type Memo, saveChange } from "./change";
import { lockRun } from "./run";
import type { WaitKind } from "./wait";

export interface Resumption {
  readonly runId: string;
  readonly kind: WaitKind;
  readonly stepId: string;
  readonly state: unknown;
}

/** Ends a wait with a result. False when the run or the wait is over already: somebody else was first. */
export async function resumeRun(tx: Tx, { runId, kind, stepId, state }: Resumption): Promise<boolean> {
  const { sql, tables } = tx;
  // In this order: the wait is looked at only once the run is locked.
  const [run, [wait]] = await Promise.all([
    lockRun(tx, runId),
    sql<{ name: string; isRace: boolean }[]>`
      with timer as (delete from ${tables.jobs} where key = ${waitKey(runId, stepId)})
      delete from ${tables.waits} where run_id = ${runId} and kind = ${kind} and step_id = ${stepId}
      returning name, is_race as "isRace"`,
  ]);
  if (!run || !wait) return false;
  const memo: Memo = { stepId, op: kind, name: wait.name, state, isRace: wait.isRace };
  await saveChange(tx, run, { memos: [memo] });
  return true;
}

/** The job that ends a wait when its time is over. */
export const waitKey = (runId: string, stepId: string): string => `${runId}:wait:${stepId}`;
