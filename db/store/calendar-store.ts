import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { calendars } from "@/db/schema/calendars";
import type { BusinessCalendar } from "@/lib/calendars/business-calendar";

type NewCalendar = { name: string; calendar: BusinessCalendar; byId: number; at: Date };

/** Writes a calendar; null, and nothing written, where another has its name. */
export async function insertCalendar(tx: Tx, { name, calendar, byId, at }: NewCalendar): Promise<number | null> {
  const [row] = await tx
    .insert(calendars)
    .values({ name, calendar, createdAt: at, createdById: byId, updatedAt: at, updatedById: byId })
    .onConflictDoNothing()
    .returning({ id: calendars.id });
  return row?.id ?? null;
}

/** A calendar's revision; its row is locked until the transaction ends. */
export async function lockCalendar(tx: Tx, calendarId: number): Promise<{ revision: number; name: string } | null> {
  const [row] = await tx
    .select({ revision: calendars.revision, name: calendars.name })
    .from(calendars)
    .where(eq(calendars.id, calendarId))
    .for("update");
  return row ?? null;
}

/** Has nobody take a calendar's name until the transaction ends. */
export async function lockCalendarNames(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('skein.calendar.names'))`);
}

/** Writes a locked calendar; null, and nothing written, where another has its name. */
export async function updateCalendar(tx: Tx, calendarId: number, next: NewCalendar): Promise<number | null> {
  const [row] = await tx
    .update(calendars)
    .set({
      name: next.name,
      calendar: next.calendar,
      revision: sql`${calendars.revision} + 1`,
      updatedAt: next.at,
      updatedById: next.byId,
    })
    .where(
      and(
        eq(calendars.id, calendarId),
        sql`not exists (select from calendars other where lower(other.name) = lower(${next.name}) and other.id <> ${calendarId})`,
      ),
    )
    .returning({ revision: calendars.revision });
  return row?.revision ?? null;
}

export async function removeCalendar(tx: Tx, calendarId: number): Promise<void> {
  await tx.delete(calendars).where(eq(calendars.id, calendarId));
}

/** Those of these calendars that exist; none of them can be removed until the transaction ends. */
export async function keepCalendars(tx: Tx, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: calendars.id })
    .from(calendars)
    .where(inArray(calendars.id, [...ids]))
    .orderBy(calendars.id)
    .for("key share");
  return rows.map(({ id }) => id);
}
