import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { escapeLike } from "../lists/list-page";
import { intArray } from "./directory";

export type DepartmentRef = { id: number; name: string };
/** `path` names the departments above, from the top: "Head office / Engineering". */
export type FoundDepartment = DepartmentRef & { path: string };

/** Departments by id: names for what is written in tickets; those that do not exist are not in the answer. */
export async function listDepartments(reader: Reader, ids: readonly number[]): Promise<DepartmentRef[]> {
  if (ids.length === 0) return [];
  return reader.execute<DepartmentRef>(sql`select id, name from departments where id = any(${intArray(ids)})`);
}

/** Departments whose name holds the text, best matches first. */
export async function searchDepartments(reader: Reader, text: string, limit: number): Promise<FoundDepartment[]> {
  const escaped = escapeLike(text);
  const [anywhere, front] = [`%${escaped}%`, `${escaped}%`];
  return reader.execute<FoundDepartment>(sql`
    with recursive found as (
      select id, name, parent_id from departments where name ilike ${anywhere}
      order by not name ilike ${front}, name, id limit ${limit}
    ),
    above (root, name, parent_id, height) as (
      select found.id, parent.name, parent.parent_id, 1
      from found join departments parent on parent.id = found.parent_id
      union all
      select above.root, parent.name, parent.parent_id, height + 1
      from above join departments parent on parent.id = above.parent_id where height < 50
    )
    select id, name, coalesce(
      (select string_agg(above.name, ' / ' order by height desc) from above where root = found.id), '') as path
    from found order by not name ilike ${front}, name, id`);
}
