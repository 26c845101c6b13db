import { z } from "zod";
import type { CalendarEntry, StoredCalendar } from "@/db/queries/calendars";
import { CalendarDraft } from "./business-calendar";

/** Fits the columns. */
const Id = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

export const CalendarPath = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(Id);

export const SaveCalendarInput = z.object({
  /** null makes a new one. */
  calendarId: Id.nullable().default(null),
  /** Of the calendar that was looked at; nobody asks for it when it is new. */
  expectedRevision: Id.nullable().default(null),
  name: z.string().trim().min(1).max(100),
  calendar: CalendarDraft,
});

export const DeleteCalendarInput = z.object({ calendarId: Id });

/** `flows`: how many count time by it; `daysAhead`: how many days that differ are still to come. */
export type CalendarRow = CalendarEntry & { flows: number; daysAhead: number };

export type CalendarPage = StoredCalendar & { flows: { id: number; name: string }[] };
