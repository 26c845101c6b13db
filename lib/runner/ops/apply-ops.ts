import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { deliver } from "../events/deliver";
import { findFunctions } from "../functions/function-record";
import { wakeWorkers } from "../queue/wake-workers";
import { type Change, saveChange } from "../runs/change";
import { endRun } from "../runs/end-run";
import { resumeRun } from "../runs/resume-run";
import type { Run } from "../runs/run";
import type { RunStart } from "../runs/run-start";
import { startRuns } from "../runs/start-runs";
import type { Op } from "../wire/op";
import { changeOf, isRace, type OpScope } from "./changes-by-op";
import { branchOut } from "./progress";
import { listTakenSignals, replaceWaiters } from "./signal";

const MAX_STEPS = 1_000;
const LASTING = new Set(["StepPlanned", "Sleep", "WaitForEvent", "WaitForSignal", "InvokeFunction"]);

/** Carries out the operations of one answer on a locked run. */
export async function applyOps(tx: Tx, run: Run, ops: readonly Op[]): Promise<void> {
  const known = await memoized(tx, run.id, ops);
  // A step may have ended while the call that reports it was on its way.
  const open = ops.filter((op) => op.op !== "None" && !(LASTING.has(op.op) && known.has(op.id)));
  const isParallel = open.length > 1 && open.some((op) => LASTING.has(op.op));
  const steps = open.map((op) => ({ stepId: op.id, isRace: isRace(op) }));
  const progress = isParallel ? branchOut(run, steps) : run;

  const scope = await scopeOf(tx, run, open);
  const change = merge(open.map((op) => changeOf(op, scope)));
  const end = change.end ?? tooManySteps(run, change);
  if (end) return deliver(tx, await endRun(tx, run, end));

  await replaceWaiters(tx, run.id, change.waits ?? []);
  await saveChange(tx, run, change, progress);
  await invoke(tx, change.starts ?? []);
  if (isParallel || change.starts?.length) await wakeWorkers(tx);
}

/** Starts invoked runs; the step of one that a singleton leaves out ends with an error, for it would wait for nothing. */
async function invoke(tx: Tx, starts: readonly RunStart[]): Promise<void> {
  if (starts.length === 0) return;
  const { runs, caused } = await startRuns(tx, starts);
  const begun = new Set(runs.values());
  for (const start of starts) {
    const { fn, parent } = start;
    if (begun.has(start) || !parent || !(await isLeftOut(tx, start))) continue;
    const message = `function ${fn.id} is a singleton and has an open run`;
    await resumeRun(tx, { ...parent, kind: "invoke", state: { error: { name: "Error", message } } });
  }
  await deliver(tx, caused);
}

/** Whether there is no run of it; an answer may report an invocation again whose run is under way. */
async function isLeftOut({ sql, tables }: Tx, { fn, dedupeKey = "" }: RunStart): Promise<boolean> {
  const rows = await sql`select 1 from ${tables.runs} where function_id = ${fn.id} and dedupe_key = ${dedupeKey}`;
  return rows.length === 0;
}

async function memoized({ sql, tables }: Tx, runId: string, ops: readonly Op[]): Promise<Set<string>> {
  const ids = ops.filter((op) => LASTING.has(op.op)).map((op) => op.id);
  if (ids.length === 0) return new Set();
  const rows = await sql<{ id: string }[]>`
    select step_id as id from ${tables.steps}
    where run_id = ${runId} and step_id = any(${textArray(sql, ids)})`;
  return new Set(rows.map(({ id }) => id));
}

async function scopeOf(tx: Tx, run: Run, ops: readonly Op[]): Promise<OpScope> {
  const named = (code: string, option: string) =>
    ops.flatMap((op) => (op.op === code && typeof op.opts?.[option] === "string" ? [op.opts[option]] : []));
  const functions = await findFunctions(tx, named("InvokeFunction", "function_id"));
  const takenSignals = await listTakenSignals(tx, run.id, named("WaitForSignal", "signal"));
  return { run, now: tx.now, functions, takenSignals };
}

function merge(changes: readonly Change[]): Change {
  const end = changes.find((change) => change.end)?.end;
  return {
    memos: changes.flatMap((change) => change.memos ?? []),
    jobs: changes.flatMap((change) => change.jobs ?? []),
    waits: changes.flatMap((change) => change.waits ?? []),
    starts: changes.flatMap((change) => change.starts ?? []),
    ...(end ? { end } : {}),
  };
}

function tooManySteps(run: Run, { memos = [] }: Change): Change["end"] {
  if (run.stepCount + memos.length <= MAX_STEPS) return undefined;
  return { status: "failed", output: { name: "TooManySteps", message: `a run may have at most ${MAX_STEPS} steps` } };
}
