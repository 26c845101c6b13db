import { z } from "zod";
import { CalendarDraft } from "./business-calendar";

/** Fits the columns. */
const Id = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

export const SaveCalendarInput = z.object({
  /** null makes a new one. */
  calendarId: Id.nullable().default(null),
  /** Of the calendar that was looked at; nobody asks for it when it is new. */
  expectedRevision: Id.nullable().default(null),
  name: z.string().trim().min(1).max(100),
  calendar: CalendarDraft,
});

export const DeleteCalendarInput = z.object({ calendarId: Id });
