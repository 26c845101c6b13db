import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Principal } from "@/lib/engine/model";
import type { NamedPrincipal } from "../lists/waiting";

/** Departments and roles among these, with their names; those that do not exist are not in the answer. */
export async function listGroups(reader: Reader, principals: readonly Principal[]): Promise<NamedPrincipal[]> {
  const asked = principals.filter(({ type }) => type !== "user");
  if (asked.length === 0) return [];
  return reader.execute<NamedPrincipal>(sql`
    select asked.type, asked.id, coalesce(departments.name, roles.name) as name, '' as username
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as asked(type text, id int)
    left join departments on asked.type = 'department' and departments.id = asked.id
    left join roles on asked.type = 'role' and roles.id = asked.id
    where departments.id is not null or roles.id is not null`);
}
