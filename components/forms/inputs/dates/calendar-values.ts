import {
  type CalendarDate,
  type CalendarDateTime,
  parseAbsolute,
  parseDate,
  parseTime,
  type Time,
  toCalendarDateTime,
  toZoned,
} from "@internationalized/date";
import type { Json } from "@/lib/forms/form-definition";

type DateLike = CalendarDate | CalendarDateTime;

/** Between stored texts and what calendars and clocks on screen show; null where a stored text is none of these. */
export const calendarValues = {
  date: (stored: Json) => read(stored, parseDate),
  time: (stored: Json) => read(stored, parseTime),
  dateTime: (stored: Json, timeZone: string) =>
    read(stored, (text) => toCalendarDateTime(parseAbsolute(text, timeZone))),

  fromDate: (date: DateLike) => date.toString().slice(0, 10),
  fromTime: (time: Time) => time.toString().slice(0, 5),
  fromDateTime: (date: DateLike, timeZone: string) =>
    toZoned(toCalendarDateTime(date), timeZone)
      .toAbsoluteString()
      .replace(/\.\d{3}Z$/, "Z"),

  /** Who types 26 for a year means 2026. */
  withFullYear: <D extends DateLike>(date: D): D => (date.year < 100 ? (date.add({ years: 2000 }) as D) : date),
};

function read<T>(stored: Json, parse: (text: string) => T): T | null {
  if (typeof stored !== "string") return null;
  try {
    return parse(stored);
  } catch {
    return null;
  }
}
