import { getTableName, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";

/**
 * After rows were written with given ids: the next id of each table comes after them. Never turns a sequence back.
 *
 * @param headroom how many ids to leave free for rows that are still to come with given ids.
 */
export async function advanceSequences(tx: Tx, tables: readonly PgTable[], headroom = 0): Promise<void> {
  for (const table of tables) await advance(tx, table, sql`(select max(id) from ${table})`, headroom);
}

/** Before rows are written with given ids up to `highest`, so that no other row takes one of them first. */
export async function reserveIds(tx: Tx, table: PgTable, highest: number, headroom: number): Promise<void> {
  await advance(tx, table, sql`${highest}::int`, headroom);
}

async function advance(tx: Tx, table: PgTable, highest: SQL, headroom: number): Promise<void> {
  await tx.execute(sql`
    with target as (select ${highest} as id, pg_get_serial_sequence(${getTableName(table)}, 'id')::regclass as sequence)
    select setval(sequence, id + ${headroom}::int) from target where id > coalesce(pg_sequence_last_value(sequence), 0)`);
}
