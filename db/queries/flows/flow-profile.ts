import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

type StoredGrant = {
  permission: "view" | "intervene" | "manage";
  principalType: "user" | "department" | "role";
  principalId: number;
};

/** What a flow is called in the catalog and in lists; the same for all of its versions. */
export type FlowProfile = { name: string; description: string; category: string };

export async function findFlowProfile(reader: Reader, flowId: number): Promise<FlowProfile | null> {
  const [row] = await reader.execute<FlowProfile>(sql`
    select name, description, category from flows where id = ${flowId}`);
  return row ?? null;
}

/** The categories flows have, by name. */
export async function listFlowCategories(reader: Reader): Promise<string[]> {
  const rows = await reader.execute<{ category: string }>(sql`
    select distinct category from flows where category <> '' order by category`);
  return rows.map(({ category }) => category);
}

/** Who may do what with a flow besides administrators. */
export async function listFlowGrants(reader: Reader, flowId: number): Promise<StoredGrant[]> {
  return reader.execute<StoredGrant>(sql`
    select permission, principal_type as "principalType", principal_id as "principalId"
    from flow_grants where flow_id = ${flowId} order by principal_type, principal_id, permission`);
}
