import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Person } from "@/lib/engine/commands";
import type { Principal } from "@/lib/engine/model";

export type StoredPerson = {
  id: number;
  name: string;
  isActive: boolean;
  globalRole: "member" | "designer" | "administrator";
  roleIds: number[];
  /** Own departments and all above them. */
  departmentIds: number[];
};

/** A sub-select that yields one person with roles and departments as JSON; null when there is no such user. */
export function personJson(userId: number | null) {
  return sql<StoredPerson | null>`(
    with recursive up(id) as (
      select department_id from department_members where user_id = ${userId}::int
      union select parent_id from departments join up on departments.id = up.id where parent_id is not null
    )
    select jsonb_build_object(
      'id', users.id, 'name', users.name, 'isActive', users.is_active, 'globalRole', users.global_role,
      'roleIds', coalesce((select jsonb_agg(role_id) from role_members where user_id = users.id), '[]'),
      'departmentIds', coalesce((select jsonb_agg(id) from up), '[]'))
    from users where users.id = ${userId}::int)`;
}

export async function findPerson(reader: Reader, userId: number): Promise<StoredPerson | null> {
  const [row] = await reader.execute<{ person: StoredPerson | null }>(sql`select ${personJson(userId)} as person`);
  return row?.person ?? null;
}

/** The principals a person answers to: themselves, their roles, their departments and those above. */
export function toPerson(stored: StoredPerson): Person {
  const roles = stored.roleIds.map((id): Principal => ({ type: "role", id }));
  const departments = stored.departmentIds.map((id): Principal => ({ type: "department", id }));
  return { userId: stored.id, principals: [{ type: "user", id: stored.id }, ...roles, ...departments] };
}
