import type { Tx } from "../database/store";
import type { JobKind } from "../queue/job";
import { listRuns, type RunSummary } from "../runs/list-runs";
import type { WaitKind } from "../runs/wait";

export interface RunStep {
  readonly id: string;
  /** As the function calls it; null where it has no name. */
  readonly name: string | null;
  /** What the function asked for: StepRun, Sleep, WaitForEvent … */
  readonly op: string;
  readonly isFailed: boolean;
  /** The step's value, or its error. */
  readonly output: unknown;
  readonly at: Date;
}

/** What the run is going to do next. */
export interface RunJobSummary {
  readonly kind: JobKind;
  readonly name: string | null;
  readonly due: Date;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly isRunning: boolean;
  /** Why the attempt before failed. */
  readonly error: unknown;
}

export interface RunWait {
  readonly kind: WaitKind;
  /** The event, signal or function it waits for. */
  readonly name: string;
  readonly expiresAt: Date;
}

export interface RunDetail extends RunSummary {
  /** In the order of their ends. */
  readonly doneSteps: readonly RunStep[];
  readonly jobs: readonly RunJobSummary[];
  readonly waits: readonly RunWait[];
}

/** One run with its steps and what it waits for; undefined when there is none, or none any more. */
export async function findRun(tx: Tx, id: string): Promise<RunDetail | undefined> {
  const [[run], doneSteps, jobs, waits] = await Promise.all([
    listRuns(tx, { id, limit: 1 }),
    listSteps(tx, id),
    listJobs(tx, id),
    listWaits(tx, id),
  ]);
  return run && { ...run, doneSteps, jobs, waits };
}

interface StepRow {
  readonly id: string;
  readonly name: string | null;
  readonly op: string;
  readonly state: string;
  readonly at: Date;
}

async function listSteps({ sql, tables }: Tx, runId: string): Promise<RunStep[]> {
  // As text: PostgreSQL cannot look into JSON in which somebody wrote NUL.
  const rows = await sql<StepRow[]>`
    select step_id as id, name, op, state::text, written_at as at
    from ${tables.steps} where run_id = ${runId} order by seq`;
  return rows.map(({ state, ...step }) => ({ ...step, ...outcomeOf(JSON.parse(state)) }));
}

/** A step's state is `{data}`, `{error}`, an event, or null. */
function outcomeOf(state: unknown): Pick<RunStep, "isFailed" | "output"> {
  if (typeof state !== "object" || state === null) return { isFailed: false, output: state };
  if ("error" in state) return { isFailed: true, output: state.error };
  return { isFailed: false, output: "data" in state && !("name" in state) ? state.data : state };
}

async function listJobs({ sql, tables }: Tx, runId: string): Promise<RunJobSummary[]> {
  const rows = await sql<RunJobSummary[]>`
    select kind, coalesce(payload ->> 'name', step_id) as name, due, attempt, max_attempts as "maxAttempts",
      coalesce(locked_until >= clock_timestamp(), false) as "isRunning", error
    from ${tables.jobs} where run_id = ${runId} and kind in ('call', 'sleep') order by due, id`;
  return rows.map((row) => ({ ...row }));
}

async function listWaits({ sql, tables }: Tx, runId: string): Promise<RunWait[]> {
  const rows = await sql<RunWait[]>`
    select kind, name, expires_at as "expiresAt" from ${tables.waits}
    where run_id = ${runId} and kind <> 'cancel' order by expires_at, name`;
  return rows.map((row) => ({ ...row }));
}
