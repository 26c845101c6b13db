import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Person } from "@/lib/engine/commands";
import type { Principal } from "@/lib/engine/model";
import { type Moment, representedBy } from "./stand-ins";

export type StoredPerson = {
  id: number;
  name: string;
  isActive: boolean;
  globalRole: "member" | "designer" | "administrator";
  roleIds: number[];
  /** Own departments and all above them. */
  departmentIds: number[];
  /** Active people who are away now and for whom this person acts, by flow; null is every flow. */
  standsFor: { userId: number; name: string; roleIds: number[]; departmentIds: number[]; flowIds: number[] | null }[];
};

/** A sub-select that yields one person with roles, departments and stand-ins as JSON; null when there is none. */
export function personJson(userId: number | SQL | null, at: Moment = null) {
  return sql<StoredPerson | null>`(
    with recursive ${representedBy(userId, at)}
    select jsonb_build_object(
      'id', users.id, 'name', users.name, 'isActive', users.is_active, 'globalRole', users.global_role,
      'roleIds', ${roleIds}, 'departmentIds', ${departmentIds},
      'standsFor', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'userId', users.id, 'name', users.name, 'roleIds', ${roleIds}, 'departmentIds', ${departmentIds},
          'flowIds', represented.flow_ids) order by users.id), '[]')
        from represented join users on users.id = represented.user_id))
    from users where users.id = ${userId}::int)`;
}

const roleIds = sql`coalesce((select jsonb_agg(role_id) from role_members where user_id = users.id), '[]')`;

const departmentIds = sql`(
  with recursive up(id) as (
    select department_id from department_members where user_id = users.id
    union select parent_id from departments join up on departments.id = up.id where parent_id is not null
  )
  select coalesce(jsonb_agg(id), '[]') from up)`;

export async function findPerson(reader: Reader, userId: number, at: Date | null = null): Promise<StoredPerson | null> {
  const [row] = await reader.execute<{ person: StoredPerson | null }>(sql`select ${personJson(userId, at)} as person`);
  return row?.person ?? null;
}

/** People as they are at certain moments, in the order they are asked for; null for somebody unknown. */
export async function listPeopleAt(
  reader: Reader,
  asked: readonly { userId: number; at: Date }[],
): Promise<(StoredPerson | null)[]> {
  const rows = await reader.execute<{ person: StoredPerson | null }>(sql`
    select ${personJson(sql`asked."userId"`, sql`asked.at`)} as person
    from rows from (jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as ("userId" int, at timestamptz))
      with ordinality as asked("userId", at, place)
    order by place`);
  return rows.map(({ person }) => person);
}

/** A person as the engine knows them in a flow: what they answer to, and for whom they stand in there. */
export function toPerson(stored: StoredPerson, flowId: number): Person {
  const present = stored.standsFor.filter(({ flowIds }) => flowIds === null || flowIds.includes(flowId));
  return {
    userId: stored.id,
    principals: principalsOf(stored.id, stored),
    standsFor: present.map((person) => ({ userId: person.userId, principals: principalsOf(person.userId, person) })),
  };
}

function principalsOf(userId: number, { roleIds, departmentIds }: Pick<StoredPerson, "roleIds" | "departmentIds">) {
  const roles = roleIds.map((id): Principal => ({ type: "role", id }));
  const departments = departmentIds.map((id): Principal => ({ type: "department", id }));
  return [{ type: "user", id: userId } as const, ...roles, ...departments];
}
