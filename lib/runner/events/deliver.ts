import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { parseExpression } from "../expressions/expression";
import { scalarsOf } from "../expressions/required-value";
import { type FunctionRecord, listTriggered } from "../functions/function-record";
import { isTriggeredBy } from "../functions/triggered-by";
import { endRun } from "../runs/end-run";
import { resumeRun } from "../runs/resume-run";
import { lockRun } from "../runs/run";
import type { RunStart } from "../runs/run-start";
import { startRuns } from "../runs/start-runs";
import { iso } from "../time/iso";
import type { RunnerEvent } from "../wire/event";

interface WaitRow {
  readonly runId: string;
  readonly kind: "event" | "cancel";
  readonly stepId: string;
  readonly name: string;
  readonly expression: string | null;
  readonly trigger: string;
}

/**
 * Hands events to those they concern: starts runs, resumes runs that wait for them, cancels runs. Runs that end by
 * this cause events of the executor, which are delivered in turn.
 */
export async function deliver(tx: Tx, events: readonly RunnerEvent[]): Promise<void> {
  let next: readonly RunnerEvent[] = events;
  while (next.length > 0) {
    const functions = await listTriggered(
      tx,
      next.map((event) => event.name),
    );
    next = await deliverOnce(tx, next, functions);
  }
}

/** One round, for a caller that has read the functions already; returns the events it caused. */
export async function deliverOnce(
  tx: Tx,
  events: readonly RunnerEvent[],
  functions: readonly FunctionRecord[],
): Promise<RunnerEvent[]> {
  const starts = events.flatMap((event) =>
    functions.filter((fn) => isTriggeredBy(fn.config, event)).map((fn): RunStart => ({ fn, event })),
  );
  // In this order, so that a run started here can be cancelled by a later event of the same batch.
  const [started, waits] = await Promise.all([startRuns(tx, starts), listWaits(tx, events)]);
  const position = new Map(events.map((event, index) => [event, index]));
  const caused = [...started.caused];
  for (const wait of waits) {
    const start = started.runs.get(wait.runId);
    const earliest = start ? (position.get(start.event) ?? 0) + 1 : 0;
    const event = events.slice(earliest).find((candidate) => isAwaited(wait, candidate));
    if (event) caused.push(...(await applyWait(tx, wait, event)));
  }
  return caused;
}

function listWaits({ sql, tables, now }: Tx, events: readonly RunnerEvent[]): Promise<WaitRow[]> {
  const names = [...new Set(events.map((event) => event.name))];
  const scalars = scalarsOf(events);
  const isPossible = scalars
    ? sql`(w.required_value is null or w.required_value = any(${textArray(sql, scalars)}))`
    : sql`true`;
  // By run, so that two deliveries lock the same runs in the same order.
  return sql<WaitRow[]>`
    select w.run_id as "runId", w.kind, w.step_id as "stepId", w.name, w.expression, r.event::text as trigger
    from ${tables.waits} w join ${tables.runs} r on r.id = w.run_id
    where w.kind in ('event', 'cancel') and w.name = any(${textArray(sql, names)}) and w.expires_at > ${iso(now)}
      and ${isPossible}
    order by w.run_id, w.kind, w.step_id`;
}

function isAwaited(wait: WaitRow, event: RunnerEvent): boolean {
  if (wait.name !== event.name) return false;
  if (wait.expression === null) return true;
  return parseExpression(wait.expression).matches({ event: JSON.parse(wait.trigger), async: event });
}

async function applyWait(tx: Tx, { runId, kind, stepId }: WaitRow, event: RunnerEvent): Promise<RunnerEvent[]> {
  if (kind === "event") {
    await resumeRun(tx, { runId, kind, stepId, state: event });
    return [];
  }
  const run = await lockRun(tx, runId);
  return run ? endRun(tx, run, { status: "cancelled", output: null }) : [];
}
