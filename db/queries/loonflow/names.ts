import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { intArray } from "../people/directory";

export type Named = { id: number; name: string };
export type NamedUser = Named & { username: string };
export type Names = { users: NamedUser[]; departments: Named[]; roles: Named[] };

type Asked = {
  userIds: readonly number[];
  usernames: readonly string[];
  departmentIds: readonly number[];
  roleIds: readonly number[];
};

/** What people, departments and roles are called, those who left included, in one statement. */
export async function findNames(reader: Reader, asked: Asked): Promise<Names> {
  const [row] = await reader.execute<Names>(sql`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'username', username)), '[]')
        from users where id = any(${intArray(asked.userIds)}) or username in ${texts(asked.usernames)}) as users,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name)), '[]')
        from departments where id = any(${intArray(asked.departmentIds)})) as departments,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name)), '[]')
        from roles where id = any(${intArray(asked.roleIds)})) as roles`);
  if (row === undefined) throw new Error("a select without from always has a row");
  return row;
}

/** Ids of people by user name; names nobody has are left out. */
export async function findUserIds(reader: Reader, usernames: readonly string[]): Promise<Map<string, number>> {
  if (usernames.length === 0) return new Map();
  const rows = await reader.execute<{ id: number; username: string }>(sql`
    select id, username from users
    where username in ${texts(usernames)}`);
  return new Map(rows.map((row) => [row.username, row.id]));
}

function texts(list: readonly string[]): SQL {
  return sql`(select value from jsonb_array_elements_text(${JSON.stringify(list)}::text::jsonb) as asked(value))`;
}
