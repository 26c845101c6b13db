import { type SQL, sql } from "drizzle-orm";
import type { Principal } from "@/lib/engine/model";

export type FlowGrant = Principal & { permission: "view" | "intervene" | "manage" };

/** A sub-select yielding the grants of a flow as a JSON list; `flowId` is an expression. */
export function grantsOf(flowId: SQL): SQL {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('permission', permission, 'type', principal_type,
      'id', principal_id)), '[]') from flow_grants where flow_id = ${flowId})`;
}
