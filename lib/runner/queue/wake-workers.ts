import type { Tx } from "../database/store";

/** Tells the workers of every process, when the transaction commits, that something is due. */
export async function wakeWorkers({ sql, schema }: Tx): Promise<void> {
  await sql`select pg_notify(${schema}, '')`;
}
