import { records } from "../database/records";
import type { Tx } from "../database/store";
import { groupOf } from "../expressions/key";
import type { FunctionRecord } from "../functions/function-record";
import { durationMs } from "../time/duration";
import { iso } from "../time/iso";
import type { RunnerEvent } from "../wire/event";

export interface Debounced {
  readonly fn: FunctionRecord;
  readonly event: RunnerEvent;
}

/**
 * Keeps the last event per function and key until none has come for the function's period, at most until its timeout
 * is over. The event lies in a job of its own; a newer one takes it back from whoever is just about to let it through.
 */
export async function debounce(tx: Tx, starts: readonly Debounced[]): Promise<void> {
  if (starts.length === 0) return;
  const { sql, tables, now } = tx;
  const last = new Map(starts.map((start) => [keyOfJob(start), start]));
  // Sorted, so that two deliveries lock the jobs in the same order.
  const rows = [...last].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, start]) => rowOf(key, start, now));
  await sql`
    insert into ${tables.jobs} as j (key, kind, function_id, max_attempts, due, latest, payload)
    select key, 'debounce', function_id, 1, due, latest, event::json
    from ${records(sql, rows)} as d(key text, function_id text, due timestamptz, latest timestamptz, event text)
    on conflict (key) do update set due = least(excluded.due, j.latest), payload = excluded.payload,
      gen = j.gen + 1, locked_until = null, worker = null, error = null`;
}

const keyOfJob = ({ fn, event }: Debounced): string => `debounce:${fn.id}:${groupOf(fn.config.debounce?.key, event)}`;

function rowOf(key: string, { fn, event }: Debounced, now: number): Record<string, unknown> {
  const { period, timeout } = fn.config.debounce ?? { period: "0s" };
  return {
    key,
    function_id: fn.id,
    due: iso(now + durationMs(period)),
    latest: timeout === undefined ? null : iso(now + durationMs(timeout)),
    event: JSON.stringify(event),
  };
}
