import type { Tx } from "../database/store";
import type { Progress } from "../ops/progress";
import type { NewJob, Slot } from "../queue/job";
import type { RunnerEvent } from "../wire/event";

/** An open run, its row locked. */
export interface Run extends Progress {
  readonly id: string;
  readonly functionId: string;
  readonly status: "queued" | "running";
  /** What started it. */
  readonly event: RunnerEvent;
  readonly version: number;
  readonly stepCount: number;
  readonly maxAttempts: number;
  readonly slots: readonly Slot[];
  /** Milliseconds since 1970; null while no call has been made. */
  readonly startedAt: number | null;
  /** Its time was over while a call was under way: if that does not end it, it is cancelled. */
  readonly isOverdue: boolean;
  readonly parentRun: string | null;
  readonly parentStep: string | null;
}

interface RunRow extends Omit<Run, "event" | "slots"> {
  readonly event: string;
  readonly slotNames: string[] | null;
  readonly slotLimits: number[] | null;
}

/** Locks the run until the transaction ends; undefined when it has ended. */
export async function lockRun({ sql, tables }: Tx, id: string): Promise<Run | undefined> {
  const [row] = await sql<RunRow[]>`
    select id, function_id as "functionId", status, event::text, version, plans_only as "plansOnly",
      to_json(pending) as pending, step_count as "stepCount", max_attempts as "maxAttempts",
      to_json(slots) as "slotNames", to_json(slot_limits) as "slotLimits",
      extract(epoch from started_at)::float8 * 1000 as "startedAt", is_overdue as "isOverdue",
      parent_run as "parentRun", parent_step as "parentStep"
    from ${tables.runs} where id = ${id} and ended_at is null for update`;
  if (!row) return undefined;
  const { event, slotNames, slotLimits, ...rest } = row;
  const slots = (slotNames ?? []).map((name, index) => ({ name, limit: slotLimits?.[index] ?? 1 }));
  return { ...rest, event: JSON.parse(event) as RunnerEvent, slots };
}

/** The job that calls the run's function: for whatever comes next, or for exactly one planned step. */
export function callJob(
  run: Pick<Run, "id" | "functionId" | "maxAttempts" | "slots">,
  reason: string,
  due: number,
  stepId?: string,
): NewJob {
  return {
    key: `${run.id}:${reason}`,
    kind: "call",
    runId: run.id,
    functionId: run.functionId,
    ...(stepId === undefined ? {} : { stepId }),
    due,
    maxAttempts: run.maxAttempts,
    slots: run.slots,
  };
}
