import { getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";

/** After rows were written with given ids: the next id of each table comes after them. Never turns a sequence back. */
export async function advanceSequences(tx: Tx, tables: readonly PgTable[]): Promise<void> {
  for (const table of tables) {
    const name = getTableName(table);
    await tx.execute(sql`
      with highest as (select max(id) as id, pg_get_serial_sequence(${name}, 'id')::regclass as sequence from ${table})
      select setval(sequence, id) from highest where id > coalesce(pg_sequence_last_value(sequence), 0)`);
  }
}
