import type { Store } from "../database/store";
import { takeableAt } from "./throttled";

/** Whether no process works on a job and none is due. Calls of functions that are no longer registered do not count. */
export async function isIdle(store: Store): Promise<boolean> {
  const [row] = await store.query((tx) => {
    const { sql, tables } = tx;
    return sql<{ running: number; due: number | null }[]>`
      select
        (select count(*)::int from ${tables.jobs} where locked_until >= clock_timestamp()) as running,
        (select min(${takeableAt(tx)}) from ${tables.jobs} j
          where not exists (
            select 1 from ${tables.functions} f
            where f.id = j.function_id and f.archived_at is not null and j.kind = 'call'
          )) as due`;
  });
  // The clock is read after the queue: a job that was put in while the query was on its way must count as due.
  return row?.running === 0 && (row.due === null || row.due > store.now());
}
