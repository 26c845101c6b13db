import { plainText } from "../database/plain-text";
import { records } from "../database/records";
import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { parseExpression } from "../expressions/expression";
import { requiredValue } from "../expressions/required-value";
import type { FunctionRecord } from "../functions/function-record";
import { jobColumns, jobRecords, type NewJob } from "../queue/job";
import { slotsOf } from "../queue/slots";
import { resolveTime } from "../time/duration";
import { iso } from "../time/iso";
import { ulid } from "../ulid";
import type { RunnerEvent } from "../wire/event";
import type { FunctionConfig } from "../wire/function-config";
import { callJob } from "./run";
import { LONGEST_WAIT_MS, type Wait, waitColumns, waitRecords } from "./wait";

const DEFAULT_RETRIES = 4;
const IDEMPOTENCY_MS = 86_400_000;

export interface RunStart {
  readonly fn: FunctionRecord;
  readonly event: RunnerEvent;
  /** Instead of the event's id or the function's idempotency expression. */
  readonly dedupeKey?: string;
  readonly parent?: { readonly runId: string; readonly stepId: string };
}

interface PlannedRun {
  readonly row: Record<string, unknown>;
  readonly jobs: readonly NewJob[];
  readonly cancels: readonly Wait[];
  readonly start: RunStart;
}

/**
 * Starts runs, each with its first call and what may cancel it; one whose key is known is left out.
 * Returns the starts that became runs, by run id.
 */
export async function startRuns(tx: Tx, starts: readonly RunStart[]): Promise<Map<string, RunStart>> {
  if (starts.length === 0) return new Map();
  const { sql, tables, now } = tx;
  const planned = starts.map((start) => planRun(start, now));
  const idempotent = starts.filter(({ fn }) => fn.config.idempotency !== undefined).map(({ fn }) => fn.id);
  const rows = planned.map(({ row }) => row);
  const jobs = planned.flatMap((run) => run.jobs);
  const cancels = planned.flatMap((run) => run.cancels);
  // Issued together, in this order: callers pipeline their own statements behind these.
  const [, begun] = await Promise.all([
    forgetOldKeys(tx, idempotent),
    sql<{ id: string }[]>`
      with new_runs as (
        insert into ${tables.runs} (id, function_id, dedupe_key, status, event, max_attempts, slots, slot_limits,
          parent_run, parent_step, created_at)
        select id, function_id, dedupe_key, 'queued', event::json, max_attempts, slots, slot_limits,
          parent_run, parent_step, ${iso(now)}
        from ${records(sql, rows)} as r(id text, function_id text, dedupe_key text, event text, max_attempts int,
          slots text[], slot_limits int[], parent_run text, parent_step text)
        on conflict (function_id, dedupe_key) do nothing returning id
      ), new_jobs as (
        insert into ${tables.jobs} (${jobColumns(tx)})
        select * from ${jobRecords(tx, jobs)} where run_id in (select id from new_runs)
      ), new_waits as (
        insert into ${tables.waits} (${waitColumns(tx)})
        select * from ${waitRecords(tx, cancels)} where run_id in (select id from new_runs)
      )
      select id from new_runs`,
  ]);
  const ids = new Set(begun.map(({ id }) => id));
  return new Map(planned.flatMap(({ row, start }) => (ids.has(String(row.id)) ? [[String(row.id), start]] : [])));
}

function planRun(start: RunStart, now: number): PlannedRun {
  const { fn, event, parent } = start;
  const { config } = fn;
  const id = ulid(now);
  const slots = slotsOf(config, event);
  const maxAttempts = (config.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1;
  const run = { id, functionId: fn.id, maxAttempts, slots };
  const due = parent ? now : Math.max(now, event.ts);
  return {
    start,
    row: {
      id,
      function_id: fn.id,
      dedupe_key: start.dedupeKey ?? dedupeKey(config, event),
      event: JSON.stringify(event),
      max_attempts: maxAttempts,
      slots: slots.length > 0 ? slots.map((slot) => slot.name) : null,
      slot_limits: slots.length > 0 ? slots.map((slot) => slot.limit) : null,
      parent_run: parent?.runId,
      parent_step: parent?.stepId,
    },
    jobs: [callJob(run, "start", due), ...timeoutJobs(config, id, now)],
    cancels: cancelWaits(config, event, id, now),
  };
}

function dedupeKey({ idempotency }: FunctionConfig, event: RunnerEvent): string {
  const key = idempotency === undefined ? undefined : parseExpression(idempotency).key({ event });
  return key === undefined ? `event:${event.id}` : `key:${plainText(key)}`;
}

function timeoutJobs({ id: functionId, timeouts }: FunctionConfig, runId: string, now: number): NewJob[] {
  return (["start", "finish"] as const).flatMap((limit) => {
    const text = timeouts?.[limit];
    if (text === undefined) return [];
    const key = `${runId}:timeout:${limit}`;
    return [{ key, kind: "timeout", runId, functionId, due: resolveTime(text, now), payload: { limit } }];
  });
}

export function cancelWaits(config: FunctionConfig, event: RunnerEvent, runId: string, now: number): Wait[] {
  return (config.cancel ?? []).map((cancel, index) => ({
    runId,
    kind: "cancel",
    stepId: String(index),
    name: cancel.event,
    expression: cancel.if,
    requiredValue: cancel.if === undefined ? null : requiredValue(cancel.if, event),
    expiresAt: resolveTime(cancel.timeout ?? `${LONGEST_WAIT_MS}ms`, now),
  }));
}

/** An idempotency key of a function holds for 24 hours, as at Inngest. */
async function forgetOldKeys({ sql, tables, now }: Tx, functionIds: readonly string[]): Promise<void> {
  if (functionIds.length === 0) return;
  await sql`
    update ${tables.runs} set dedupe_key = null
    where function_id = any(${textArray(sql, functionIds)}) and dedupe_key like 'key:%'
      and created_at < ${iso(now - IDEMPOTENCY_MS)}`;
}
