import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/**
 * Deletes a flow with everything that belongs to it, unless a ticket was ever filed in it, be it a test. The flow's row
 * must be locked.
 *
 * @returns false when there was a ticket, and nothing was deleted.
 */
export async function deleteUnusedFlow(tx: Tx, flowId: number): Promise<boolean> {
  const [used] = await tx.execute(sql`select from tickets where flow_id = ${flowId} limit 1`);
  if (used !== undefined) return false;
  await tx.execute(sql`update flows set published_version_id = null where id = ${flowId}`);
  for (const table of [sql`flow_versions`, sql`flow_nodes`, sql`flow_transitions`, sql`flow_fields`]) {
    await tx.execute(sql`delete from ${table} where flow_id = ${flowId}`);
  }
  await tx.execute(sql`delete from flows where id = ${flowId}`);
  return true;
}
