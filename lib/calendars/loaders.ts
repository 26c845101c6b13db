import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getDb } from "@/db/client";
import { findCalendar, listAllCalendars, listCalendarUses } from "@/db/queries/calendars";
import { requireAdministrator } from "@/lib/auth/current-user";
import { todayIn } from "@/lib/forms/day-bound";
import { isNamedZone } from "./business-calendar";
import { type CalendarPage, CalendarPath, type CalendarRow } from "./schema";

/** Every calendar with the flows that count by it. */
export async function loadCalendars(): Promise<CalendarRow[]> {
  await requireAdministrator();
  const calendars = await listAllCalendars(getDb());
  const uses = await listCalendarUses(
    getDb(),
    calendars.map(({ id }) => id),
  );
  const now = new Date();
  return calendars.map(({ calendar, ...row }) => {
    const { day } = todayIn(isNamedZone(calendar.timeZone) ? calendar.timeZone : "UTC", now);
    return {
      ...row,
      calendar,
      flows: uses.filter(({ calendarId }) => calendarId === row.id).length,
      daysAhead: calendar.days.filter(({ date }) => date >= day).length,
    };
  });
}

/** One calendar to change; one that is not there is a page that is not there. */
export const loadCalendar = cache(async (id: string): Promise<CalendarPage> => {
  await requireAdministrator();
  const path = CalendarPath.safeParse(id);
  const calendar = path.success ? await findCalendar(getDb(), path.data) : null;
  if (calendar === null) notFound();
  const uses = await listCalendarUses(getDb(), [calendar.id]);
  return { ...calendar, flows: uses.map(({ flowId, name }) => ({ id: flowId, name })) };
});
