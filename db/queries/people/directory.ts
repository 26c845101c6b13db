import { type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import type { Principal } from "@/lib/engine/model";
import { isListed } from "../lists/listed";

export type DirectoryQuestion = {
  userIds: readonly number[];
  departmentIds: readonly number[];
  roleIds: readonly number[];
  /** Who approves for a person, so many levels up; null asks for none. */
  leader: { userId: number; levels: number } | null;
  requesterId: number;
  /** How many of the people behind a principal are wanted. */
  peopleLimit: number;
  /** Whose managers stand in when nobody is found. */
  flowId: number;
};

/** `people`: active, ascending, at most so many as were asked for. */
export type FoundPrincipal = { principal: Principal; people: number[]; hasRequester: boolean };

export type DirectoryAnswer = {
  /** What was asked for, as far as anybody active is behind it: people, those of the leader, departments, roles. */
  rule: FoundPrincipal[];
  /** Who manages the flow, as far as anybody active is behind it. */
  managers: Principal[];
  administrators: Principal[];
};

/**
 * The active people behind principals, and those who stand in when there are none, in one statement.
 *
 * Level 1 of the leader is the approvers of the person's primary department, or else its leader; departments where
 * that is nobody active, or nobody but the requester and the person themselves, are climbed over and do not count.
 */
export async function findPrincipals(reader: Reader, question: DirectoryQuestion): Promise<DirectoryAnswer> {
  const { requesterId, leader } = question;
  const [row] = await reader.execute<DirectoryAnswer>(sql`
    with recursive asked(source, place, type, id) as (
      select 'rule', place, 'department', id from unnest(${intArray(question.departmentIds)}) with ordinality as d(id, place)
      union all select 'rule', place, 'role', id from unnest(${intArray(question.roleIds)}) with ordinality as r(id, place)
      union all select 'manager', 0, principal_type, principal_id from flow_grants
        where flow_id = ${question.flowId} and permission = 'manage'
    ),
    tree(root, id) as (
      select id, id from asked where type = 'department'
      union select tree.root, child.id from departments child join tree on child.parent_id = tree.id
    ),
    ${approversAbove(leader?.userId ?? null, requesterId)},
    named(id, place) as (
      select id, place from unnest(${intArray(question.userIds)}) with ordinality as u(id, place)
      union all select user_id, ${question.userIds.length} + place from approvers where level = ${leader?.levels ?? 0}
    ),
    members(source, place, type, id, user_id) as (
      select 'rule', min(place), 'user', id, id from named group by id
      union all
      select source, place, type, id, id from asked where type = 'user'
      union all
      select source, place, type, asked.id, member.user_id from asked
        join tree on type = 'department' and tree.root = asked.id
        join department_members member on member.department_id = tree.id
      union all
      select source, place, type, asked.id, member.user_id from asked
        join role_members member on type = 'role' and member.role_id = asked.id
    ),
    found as (
      select source, min(place) as place, type, members.id,
        (array_agg(distinct user_id))[1:${question.peopleLimit}::int] as people, bool_or(user_id = ${requesterId}) as has_requester
      from members join users on users.id = user_id and is_active
      group by source, type, members.id
    )
    select
      (select coalesce(jsonb_agg(jsonb_build_object('principal', ${principal}, 'people', people,
        'hasRequester', has_requester) order by array_position('{user,department,role}', type), place), '[]')
        from found where source = 'rule') as rule,
      (select coalesce(jsonb_agg(${principal} order by type, id), '[]') from found where source = 'manager') as managers,
      (select coalesce(jsonb_agg(jsonb_build_object('type', 'user', 'id', id) order by id), '[]')
        from users where is_active and global_role = 'administrator') as administrators`);
  if (row === undefined) throw new Error("a select without from always has a row");
  return row;
}

const principal = sql`jsonb_build_object('type', type, 'id', id)`;

/** Common table expressions up to `approvers(level, user_id, place)`: who approves for a person, level by level. */
function approversAbove(userId: number | null, requesterId: number): SQL {
  return sql`
    above(id, path) as (
      select department_id, array[department_id] from department_members
      where user_id = ${userId}::int and is_primary
      union all
      select parent_id, path || parent_id from above join departments on departments.id = above.id
      where parent_id <> all(path)
    ),
    approving(id, height, user_id, place) as (
      select above.id, cardinality(path), users.id, row_number() over (partition by above.id order by position, users.id)
      from above
      join department_approvers approver on approver.department_id = above.id
      join users on users.id = approver.user_id and is_active
    ),
    standing(id, height, user_id, place) as (
      select id, height, user_id, place from approving
      union all
      select above.id, cardinality(path), users.id, 1 from above
      join departments on departments.id = above.id
      join users on users.id = leader_id and is_active
      where above.id not in (select id from approving)
    ),
    approvers(level, user_id, place) as (
      select dense_rank() over (order by height), user_id, place from standing
      where id in (select id from standing where user_id not in (${userId}::int, ${requesterId}))
    )`;
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

/** The active people with these user names, each once, in the order they are named. */
export async function findUsersByName(reader: Reader, names: readonly string[]): Promise<number[]> {
  const storable = names.filter((name) => name.isWellFormed() && !name.includes("\0"));
  const rows = await reader.execute<{ id: number }>(sql`
    select users.id from jsonb_array_elements_text(${JSON.stringify(storable)}::text::jsonb) with ordinality as n(name, place)
    join users on users.username = n.name and users.is_active
    group by users.id order by min(place)`);
  return rows.map((row) => row.id);
}

/** `live`: tasks somebody owns now, wherever. `lastGivenAt`: when they last got one at the node, in milliseconds. */
export type Turn = { userId: number; live: number; lastGivenAt: number | null };

/**
 * What is needed to choose one of these people at a node, in the order they are given. Holds back every other choice
 * in that flow until this transaction ends, so that two at once do not fall on the same person.
 */
export async function listTurns(
  tx: Tx,
  { flowId, ...of }: { flowId: number; nodeId: number; userIds: readonly number[] },
): Promise<Turn[]> {
  // A statement of its own: what is read below must be newer than the lock.
  await lockTurns(tx, [flowId]);
  return readTurns(tx, of);
}

/** The same as it is now, for who only looks: it holds nobody back. */
export function readTurns(
  reader: Reader,
  { nodeId, userIds }: { nodeId: number; userIds: readonly number[] },
): Promise<Turn[]> {
  return reader.execute<Turn>(sql`
    select asked.id as "userId",
      (select count(*)::int from tasks task join tickets ticket on ticket.id = task.ticket_id and ${isListed}
        where task.status = 'claimed' and task.assignee_id = asked.id) as live,
      (select (extract(epoch from max(task.opened_at)) * 1000)::float8 from tasks task
        where task.node_id = ${nodeId} and task.assignee_id = asked.id) as "lastGivenAt"
    from unnest(${intArray(userIds)}) with ordinality as asked(id, place)
    order by place`);
}

/**
 * Holds back the choices in these flows until the transaction ends. One lock for a whole flow: a ticket may come to
 * several nodes in one go, in another order than its neighbour, and locks of nodes would then wait for each other.
 * Who needs several flows asks for all of them at once; they are taken in their order.
 */
export async function lockTurns(tx: Tx, flowIds: readonly number[]): Promise<void> {
  const inOrder = [...new Set(flowIds)].sort((a, b) => a - b);
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('skein.turns'), id) from unnest(${intArray(inOrder)}) as flow(id)`,
  );
}
