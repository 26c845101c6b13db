import { type SQL, sql } from "drizzle-orm";

/**
 * Common table expressions `up` and `me(type, id)`: the principals a person answers to now, that is themselves,
 * their roles, their departments and all above them. They stand behind `with recursive`.
 */
export function principalsOf(userId: number): SQL {
  return sql`
    up(id) as (
      select department_id from department_members where user_id = ${userId}
      union select parent_id from departments join up on departments.id = up.id where parent_id is not null
    ),
    me(type, id) as (
      select 'user', ${userId}::int
      union all select 'department', id from up
      union all select 'role', role_id from role_members where user_id = ${userId}
    )`;
}
