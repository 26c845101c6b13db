import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Principal } from "@/lib/engine/model";
import { personJson, type StoredPerson } from "../people/person";

export type FlowAccess = {
  isActive: boolean;
  createdById: number | null;
  /** Who holds a grant to manage the flow. */
  managers: Principal[];
  /** Who is asking; null when nobody is. */
  person: StoredPerson | null;
};

/** Who may change a flow and who is asking, in one statement; null when there is no such flow. */
export async function findFlowAccess(
  reader: Reader,
  args: { flowId: number; userId: number | null },
): Promise<FlowAccess | null> {
  const [row] = await reader.execute<FlowAccess>(sql`
    select flow.is_active as "isActive", flow.created_by_id as "createdById", ${personJson(args.userId)} as person, (
      select coalesce(jsonb_agg(jsonb_build_object('type', principal_type, 'id', principal_id)), '[]')
      from flow_grants where flow_id = flow.id and permission = 'manage') as managers
    from flows flow where flow.id = ${args.flowId}`);
  return row ?? null;
}

/** Those of these principals that do not exist, by their places in the list. */
export async function listMissingPrincipals(reader: Reader, principals: readonly Principal[]): Promise<number[]> {
  if (principals.length === 0) return [];
  const rows = await reader.execute<{ place: number }>(sql`
    select (place - 1)::int as place
    from rows from (jsonb_to_recordset(${JSON.stringify(principals)}::text::jsonb) as (type text, id int))
      with ordinality as asked(type, id, place)
    where not exists (select from users where asked.type = 'user' and users.id = asked.id)
      and not exists (select from departments where asked.type = 'department' and departments.id = asked.id)
      and not exists (select from roles where asked.type = 'role' and roles.id = asked.id)
    order by place`);
  return rows.map((row) => row.place);
}
