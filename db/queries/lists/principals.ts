import { type SQL, sql } from "drizzle-orm";
import { representedBy } from "../people/stand-ins";
import { isListed } from "./listed";

/**
 * Common table expressions that stand behind `with recursive`:
 * `me(type, id)` is what a person answers to now in their own name, that is themselves, their roles, their departments
 * and all above them; `acting(type, id, flow_ids, for_user_id, reader_id)` is that and what they answer to as a
 * stand-in: in `flow_ids` (null is all) for `for_user_id` (null is in their own name). `reader_id` is the person.
 */
export function principalsOf(userId: number, at: Date | null = null): SQL {
  return sql`
    up(id) as (
      select department_id from department_members where user_id = ${userId}
      union select parent_id from departments join up on departments.id = up.id where parent_id is not null
    ),
    me(type, id) as (
      select 'user', ${userId}::int
      union all select 'department', id from unnest(array(select id from up)) as departments(id)
      union all select 'role', role_id from role_members where user_id = ${userId}
    ),
    ${representedBy(userId, at)},
    represented_up(user_id, id) as (
      select represented.user_id, department_id from represented join department_members using (user_id)
      union select user_id, parent_id from departments
        join represented_up on departments.id = represented_up.id where parent_id is not null
    ),
    acting(type, id, flow_ids, for_user_id, reader_id) as (
      select type, id, null::int[], null::int, ${userId}::int from me
      union all select 'user', user_id, flow_ids, user_id, ${userId}::int from represented
      union all select 'department', id, flow_ids, user_id, ${userId}::int from represented join represented_up using (user_id)
      union all select 'role', role_id, flow_ids, user_id, ${userId}::int from represented join role_members using (user_id)
    )`;
}

/**
 * Whether `acting` is good for `task` of `ticket`: in their own name, or for somebody else in a flow they stand in for
 * them, unless they requested the ticket or are excluded themselves. The rule the engine holds commands to.
 */
export const mayAct = sql`(acting.for_user_id is null or (
  ticket.requester_id <> acting.reader_id and acting.reader_id <> all(task.excluded)
  and (acting.flow_ids is null or ticket.flow_id = any(acting.flow_ids))))`;

/** Whether who is acted for is not excluded, which counts for candidates. */
export const isNotExcluded = sql`coalesce(acting.for_user_id, acting.reader_id) <> all(task.excluded)`;

// How many principals somebody answers to is hard to guess for the planner; `offset 0` makes it look up each of them by
// index, where it would otherwise read the whole table.

/** Tickets that concern the person, or somebody they stand in for; needs `acting`. */
export const relatedTickets = sql`(
  select relation.ticket_id from acting
  cross join lateral (
    select ticket_id from ticket_relations
    where principal_type = acting.type and principal_id = acting.id offset 0
  ) relation
  where acting.flow_ids is null or exists (
    select from tickets related where related.id = relation.ticket_id and related.flow_id = any(acting.flow_ids)))`;

/** Live tasks of listed tickets in which the person can act: theirs or to take, in their own name or another's. */
export const actionableTasks = sql`(
  select mine.id, mine.ticket_id from acting
  cross join lateral (
    select task.id, task.ticket_id from tasks task
    join tickets ticket on ticket.id = task.ticket_id and ${isListed}
    where acting.type = 'user' and task.status = 'claimed' and task.assignee_id = acting.id and ${mayAct} offset 0
  ) mine
  union
  select mine.id, mine.ticket_id from acting
  cross join lateral (
    select task.id, task.ticket_id from task_candidates
    join tasks task on task.id = task_id and task.status = 'open'
    join tickets ticket on ticket.id = task.ticket_id and ${isListed}
    where principal_type = acting.type and principal_id = acting.id and ${isNotExcluded} and ${mayAct} offset 0
  ) mine)`;
