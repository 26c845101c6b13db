import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { calendars } from "@/db/schema/calendars";
import { users } from "@/db/schema/people";
import type { BusinessCalendar } from "@/lib/calendars/business-calendar";

export type StoredCalendar = { id: number; name: string; revision: number; calendar: BusinessCalendar };

const stored = {
  id: calendars.id,
  name: calendars.name,
  revision: calendars.revision,
  calendar: calendars.calendar,
};

/** Those of these calendars that exist. */
export async function listCalendars(reader: Reader, ids: readonly number[]): Promise<StoredCalendar[]> {
  if (ids.length === 0) return [];
  return reader
    .select(stored)
    .from(calendars)
    .where(inArray(calendars.id, [...ids]));
}

export async function findCalendar(reader: Reader, calendarId: number): Promise<StoredCalendar | null> {
  const [row] = await reader.select(stored).from(calendars).where(eq(calendars.id, calendarId));
  return row ?? null;
}

/** What a designer chooses from. */
export async function listCalendarNames(reader: Reader): Promise<{ id: number; name: string }[]> {
  return reader
    .select({ id: calendars.id, name: calendars.name })
    .from(calendars)
    .orderBy(asc(sql`lower(${calendars.name})`), asc(calendars.id));
}

/** `updatedAt` is ISO. */
export type CalendarEntry = StoredCalendar & { updatedAt: string; updatedBy: string | null };

/** Every calendar, for whoever keeps them. */
export async function listAllCalendars(reader: Reader): Promise<CalendarEntry[]> {
  const rows = await reader
    .select({ ...stored, updatedAt: calendars.updatedAt, updatedBy: users.name })
    .from(calendars)
    .leftJoin(users, eq(users.id, calendars.updatedById))
    .orderBy(asc(sql`lower(${calendars.name})`), asc(calendars.id));
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}

export type CalendarUse = { calendarId: number; flowId: number; name: string };

/**
 * The flows whose time is counted by these calendars: in their draft, in the version that new tickets begin with, or in
 * a version on which tickets still run.
 */
export async function listCalendarUses(reader: Reader, ids: readonly number[]): Promise<CalendarUse[]> {
  if (ids.length === 0) return [];
  return reader.execute<CalendarUse>(sql`
    select distinct (reference #>> '{}')::int as "calendarId", flow.id as "flowId", flow.name
    from flow_versions version
    join flows flow on flow.id = version.flow_id
    cross join lateral (
      select jsonb_path_query(definition, '$.nodes[*].wait.calendarId') as reference
      union all select jsonb_path_query(definition, '$.nodes[*].reminders[*].calendarId')
      union all select jsonb_path_query(definition, '$.transitions[*].timer.calendarId')) named
    where reference in (select to_jsonb(id) from unnest(${sql`${`{${ids.join(",")}}`}::int[]`}) as asked(id))
      and (version.status in ('draft', 'published') or exists (
        select from tickets where version_id = version.id and ended_at is null and deleted_at is null))
    order by flow.name, flow.id`);
}
