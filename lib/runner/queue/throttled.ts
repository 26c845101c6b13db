import type { Fragment } from "postgres";
import { records } from "../database/records";
import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";

/** In a query on jobs `j`: the milliseconds from which its throttle lets the next run pass; null when that is at once. */
export const throttledUntil = ({ sql, tables }: Tx): Fragment => sql`
  (select t.tat_ms - j.throttle_ahead_ms from ${tables.throttles} t where t.name = j.throttle)`;

/** In a query on jobs `j`: the milliseconds from which a worker may take it, concurrency aside. */
export const takeableAt = (tx: Tx): Fragment => tx.sql`
  greatest(extract(epoch from j.due)::float8 * 1000, ${throttledUntil(tx)})`;

/** What these throttles stand at; those that nobody has passed yet, or for long, are missing. */
export async function listTats({ sql, tables }: Tx, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await sql<{ name: string; tat: number }[]>`
    select name, tat_ms as tat from ${tables.throttles} where name = any(${textArray(sql, names)})`;
  return new Map(rows.map(({ name, tat }) => [name, tat]));
}

/** Writes what these throttles stand at; under the lock of their names, see claimLimited. */
export async function saveTats({ sql, tables }: Tx, tats: ReadonlyMap<string, number>): Promise<void> {
  if (tats.size === 0) return;
  const rows = [...tats].map(([name, tat_ms]) => ({ name, tat_ms }));
  await sql`
    insert into ${tables.throttles} (name, tat_ms)
    select name, tat_ms from ${records(sql, rows)} as t(name text, tat_ms float8)
    on conflict (name) do update set tat_ms = excluded.tat_ms`;
}
