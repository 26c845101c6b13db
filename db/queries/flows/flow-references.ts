import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

type Named = { id: number; name: string };
type Kind = "people" | "departments" | "roles" | "flows" | "calendars";

/** Whom and what a flow speaks of, by what another installation knows them by. */
export type NamedReferences = {
  people: (Named & { username: string })[];
  departments: (Named & { path: string[] })[];
  roles: Named[];
  flows: Named[];
  calendars: Named[];
};

const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`;
const listed = (select: ReturnType<typeof sql>) =>
  sql`(select coalesce(jsonb_agg(entry order by id), '[]') from (${select}) entry)`;
const among = (ids: readonly number[]) => sql`id in (select value::int from jsonb_array_elements_text(${json(ids)}))`;

/** Every department with the names from the top down to its own. */
const paths = sql`paths(id, name, path) as (
  select id, name, jsonb_build_array(name) from departments where parent_id is null
  union all select child.id, child.name, paths.path || to_jsonb(child.name)
  from departments child join paths on child.parent_id = paths.id)`;

/** Names for ids; those that do not exist are left out. */
export async function nameReferences(
  reader: Reader,
  ids: Readonly<Record<Kind, readonly number[]>>,
): Promise<NamedReferences> {
  const [row] = await reader.execute<NamedReferences>(sql`
    with recursive ${paths}
    select ${listed(sql`select id, name, username from users where ${among(ids.people)}`)} as people,
      ${listed(sql`select id, name, path from paths where ${among(ids.departments)}`)} as departments,
      ${listed(sql`select id, name from roles where ${among(ids.roles)}`)} as roles,
      ${listed(sql`select id, name from flows where ${among(ids.flows)}`)} as flows,
      ${listed(sql`select id, name from calendars where ${among(ids.calendars)}`)} as calendars`);
  if (row === undefined) throw new Error("a select without a table gave no row");
  return row;
}

/** Who and what is called so here; where several are, the one with the same id, or else the first. */
export async function findReferences(
  reader: Reader,
  named: NamedReferences,
): Promise<Record<Kind, { from: number; to: number }[]>> {
  const found = (
    entries: readonly Named[],
    shape: string,
    candidates: ReturnType<typeof sql>,
    isSame: ReturnType<typeof sql>,
  ) =>
    sql`(select coalesce(jsonb_agg(jsonb_build_object('from', wanted.id, 'to', hit.id)), '[]')
      from jsonb_to_recordset(${json(entries)}) as wanted(${sql.raw(shape)})
      cross join lateral (
        select here.id from ${candidates} here where ${isSame} order by here.id <> wanted.id, here.id limit 1) hit)`;
  const byName = sql`here.name = wanted.name`;
  const [row] = await reader.execute<Record<Kind, { from: number; to: number }[]>>(sql`
    with recursive ${paths}
    select ${found(named.people, "id int, username text", sql`users`, sql`here.username = wanted.username`)} as people,
      ${found(named.departments, "id int, path jsonb", sql`paths`, sql`here.path = wanted.path`)} as departments,
      ${found(named.roles, "id int, name text", sql`roles`, byName)} as roles,
      ${found(named.flows, "id int, name text", sql`(select id, name from flows where is_active)`, byName)} as flows,
      ${found(named.calendars, "id int, name text", sql`calendars`, byName)} as calendars`);
  if (row === undefined) throw new Error("a select without a table gave no row");
  return row;
}
