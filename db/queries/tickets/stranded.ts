import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

type Range = { afterId: number; limit: number } | { taskId: number };

/**
 * Live tasks that nobody active can do: their assignee has left, or nobody active is behind their candidates any more.
 * In the order of their ids; a single one when that is asked about. Drafts wait for nobody.
 */
export async function listStrandedTasks(reader: Reader, range: Range): Promise<number[]> {
  const { afterId, limit } = "taskId" in range ? { afterId: range.taskId - 1, limit: 1 } : range;
  const isAsked = "taskId" in range ? sql`task.id = ${range.taskId}` : sql`task.id > ${afterId}`;
  const rows = await reader.execute<{ id: number }>(sql`
    with recursive reach(department_id, user_id) as (
      select department_id, user_id from department_members
      join users on users.id = user_id and is_active
      union
      select parent_id, user_id from reach
      join departments on departments.id = department_id where parent_id is not null
    ),
    members(type, id, user_id) as (
      select 'user', id, id from users where is_active
      union all select 'role', role_id, user_id from role_members join users on users.id = user_id and is_active
      union all select 'department', department_id, user_id from reach
    )
    select task.id from tasks task
    join tickets ticket on ticket.id = task.ticket_id and ticket.deleted_at is null and ticket.status <> 'draft'
    where task.status in ('open', 'claimed') and ${isAsked} and not case task.status
      when 'claimed' then exists (select from users where id = task.assignee_id and is_active)
      else exists (
        select from task_candidates candidate
        join members on members.type = candidate.principal_type and members.id = candidate.principal_id
        where candidate.task_id = task.id and members.user_id <> all(task.excluded)) end
    order by task.id limit ${limit}`);
  return rows.map(({ id }) => id);
}
