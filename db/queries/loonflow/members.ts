import { type SQL, sql } from "drizzle-orm";

export type Member = { username: string; name: string };

/**
 * Common table expressions that stand behind `with recursive`; the last of them, `found(id)`, holds the people behind
 * principals: those that are named, and the active members of roles, departments and departments below. `principals`
 * is a query of `(type, id)`.
 */
export function peopleBehind(principals: SQL): SQL {
  return sql`
    asked(type, id) as (${principals}),
    tree(id) as (
      select id from asked where type = 'department'
      union select child.id from departments child join tree on child.parent_id = tree.id
    ),
    found(id) as (
      select id from asked where type = 'user'
      union select users.id from asked join role_members on asked.type = 'role' and role_id = asked.id
        join users on users.id = user_id and is_active
      union select users.id from tree join department_members on department_id = tree.id
        join users on users.id = user_id and is_active
    )`;
}

/** A sub-select yielding the people behind principals as a JSON list by id; `principals` as for `peopleBehind`. */
export function membersOf(principals: SQL): SQL {
  return sql`(
    with recursive ${peopleBehind(principals)}
    select coalesce(jsonb_agg(jsonb_build_object('username', username, 'name', name) order by users.id), '[]')
    from found join users on users.id = found.id)`;
}
