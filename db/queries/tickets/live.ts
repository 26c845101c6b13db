import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { intArray } from "../people/directory";
import { standInOf } from "../people/stand-ins";

/**
 * Which of these people are concerned by which of these tickets, themselves or as who stands in for somebody: they may
 * know of it.
 */
export async function listConcerned(
  reader: Reader,
  of: { ticketIds: readonly number[]; userIds: readonly number[] },
): Promise<{ ticketId: number; userId: number }[]> {
  const standIn = standInOf(sql`member.user_id`, sql`member.flow_id`, null);
  return reader.execute<{ ticketId: number; userId: number }>(sql`
    with recursive related(ticket_id, flow_id, type, id) as (
      select ticket.id, ticket.flow_id, principal_type, principal_id from tickets ticket
      join ticket_relations on ticket_id = ticket.id where ticket.id = any(${intArray(of.ticketIds)})
    ),
    tree(ticket_id, flow_id, id) as (
      select ticket_id, flow_id, id from related where type = 'department'
      union select ticket_id, flow_id, child.id from departments child join tree on child.parent_id = tree.id
    ),
    member(ticket_id, flow_id, user_id) as (
      select ticket_id, flow_id, id from related where type = 'user'
      union select ticket_id, flow_id, user_id from related join role_members on type = 'role' and role_id = related.id
      union select ticket_id, flow_id, user_id from tree join department_members on department_id = tree.id
    ),
    concerned(ticket_id, user_id) as (
      select ticket_id, user_id from member
      union
      select ticket_id, stand_in.user_id from member
      cross join lateral (select ${standIn} as user_id) stand_in
      where exists (select from absences where absences.user_id = member.user_id and now() between starts_at and ends_at)
    )
    select ticket_id as "ticketId", user_id as "userId" from concerned
    where user_id = any(${intArray(of.userIds)}) order by 1, 2`);
}

/** How many notices each of these people has unread; who has none is left out. */
export async function countUnreadOf(reader: Reader, userIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await reader.execute<{ userId: number; count: number }>(sql`
    select user_id as "userId", count(*)::int as count from notices
    where user_id = any(${intArray(userIds)}) and read_at is null and in_app group by user_id`);
  return new Map(rows.map(({ userId, count }) => [userId, count]));
}

/** Those of these sessions that go on: neither ended nor run out, and of people who are still here. */
export async function listLiveSessions(reader: Reader, ids: readonly string[], at: Date): Promise<Set<string>> {
  const rows = await reader.execute<{ id: string }>(sql`
    select sessions.id from sessions join users on users.id = sessions.user_id and users.is_active
    where sessions.id = any(${`{${ids.join(",")}}`}::uuid[]) and expires_at > ${at.toISOString()}::timestamptz`);
  return new Set(rows.map(({ id }) => id));
}
