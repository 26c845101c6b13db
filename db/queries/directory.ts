import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Principal } from "@/lib/engine/model";

export type DirectoryQuestion = {
  userIds: readonly number[];
  departmentIds: readonly number[];
  roleIds: readonly number[];
  /** Whose department's approvers, or else its leader, are meant; null asks for none. */
  leaderOf: number | null;
  /** Whose administrators stand in when nobody is found. */
  flowId: number;
};

/** `people`: at most two of the active people behind the principal, enough to know whether there is one or more. */
type FoundPrincipal = { source: "rule" | "flow_manager" | "administrator"; principal: Principal; people: number[] };

/** The active people behind principals, and those who stand in when there are none, in one statement. */
export async function findPrincipals(reader: Reader, question: DirectoryQuestion): Promise<FoundPrincipal[]> {
  const rows = await reader.execute<{
    source: FoundPrincipal["source"];
    type: Principal["type"];
    id: number;
    people: number[];
  }>(sql`
    with recursive asked as (
      select 'rule' as source, 'department' as type, unnest(${intArray(question.departmentIds)}) as id
      union all select 'rule', 'role', unnest(${intArray(question.roleIds)})
      union all select 'flow_manager', principal_type, principal_id from flow_grants
        where flow_id = ${question.flowId} and permission = 'manage'
    ),
    tree(root, id) as (
      select id, id from asked where type = 'department'
      union select tree.root, child.id from departments child join tree on child.parent_id = tree.id
    ),
    home as (
      select department_id as id from department_members where user_id = ${question.leaderOf}::int and is_primary
    ),
    approvers as (
      select approver.user_id as id from home
      join department_approvers approver on approver.department_id = home.id
      join users on users.id = approver.user_id and users.is_active
    ),
    chosen as (
      select unnest(${intArray(question.userIds)}) as id
      union select id from approvers
      union select leader_id from home join departments on departments.id = home.id
        where not exists (select from approvers)
    )
    select 'rule' as source, 'user' as type, id, array[id] as people from users
      where is_active and id in (select id from chosen)
    union all
    select source, 'user', users.id, array[users.id] from asked join users on users.id = asked.id and is_active
      where asked.type = 'user'
    union all
    select source, 'department', root, (array_agg(distinct users.id))[1:2]
      from asked join tree on asked.type = 'department' and tree.root = asked.id
      join department_members member on member.department_id = tree.id
      join users on users.id = member.user_id and is_active
      group by source, root
    union all
    select source, 'role', asked.id, (array_agg(distinct users.id))[1:2]
      from asked join role_members member on asked.type = 'role' and member.role_id = asked.id
      join users on users.id = member.user_id and is_active
      group by source, asked.id
    union all
    select 'administrator', 'user', id, array[id] from users where is_active and global_role = 'administrator'
  `);
  return rows.map((row) => ({ source: row.source, principal: { type: row.type, id: row.id }, people: row.people }));
}

export function intArray(ids: readonly number[]) {
  return sql`${`{${ids.join(",")}}`}::int[]`;
}

/** Those of these ids that belong to active people. */
export async function findActiveUserIds(reader: Reader, ids: readonly number[]): Promise<number[]> {
  const rows = await reader.execute<{ id: number }>(
    sql`select id from users where is_active and id = any(${intArray(ids)})`,
  );
  return rows.map((row) => row.id);
}
