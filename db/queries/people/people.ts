import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { escapeLike } from "../lists/list-page";
import type { PersonRef } from "../lists/waiting";
import { intArray } from "./directory";

export type FoundPerson = PersonRef & { department: string };

/** Active people whose name or user name holds the text, best matches first. */
export async function searchPeople(reader: Reader, text: string, limit: number): Promise<FoundPerson[]> {
  const escaped = escapeLike(text);
  const [anywhere, front] = [`%${escaped}%`, `${escaped}%`];
  return reader.execute<FoundPerson>(sql`
    select users.id, users.name, users.username, coalesce(departments.name, '') as department
    from users
    left join department_members on user_id = users.id and is_primary
    left join departments on departments.id = department_id
    where users.is_active and (users.name ilike ${anywhere} or users.username ilike ${anywhere})
    order by not (users.name ilike ${front} or users.username ilike ${front}), users.name, users.id
    limit ${limit}`);
}

/** People by id, also those who left: names for what is written in tickets. */
export async function listPeople(reader: Reader, ids: readonly number[]): Promise<PersonRef[]> {
  if (ids.length === 0) return [];
  return reader.execute<PersonRef>(sql`select id, name, username from users where id = any(${intArray(ids)})`);
}
