import { parseDate } from "@internationalized/date";
import { z } from "zod";
import type { FieldProblem } from "@/lib/platform/errors";

/** Hours of a day by the clock on the wall; `to` may be `24:00`. A shift over midnight is two days' hours. */
const OpenHours = z.object({
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
});
export type OpenHours = z.output<typeof OpenHours>;

const HoursOfDay = z.array(OpenHours).max(12);

/** A calendar whose hours may still make no sense together, as `calendarProblems` tells. */
export const CalendarDraft = z.object({
  timeZone: z.string().min(1).max(60),
  /** Monday is 1; a day that is missing has no hours. */
  week: z.array(z.object({ day: z.int().min(1).max(7), hours: HoursOfDay })).max(7),
  /** Days whose hours replace those of the week: none on a holiday, some on a half-day or a working Saturday. */
  days: z
    .array(
      z.object({
        date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
        name: z.string().trim().max(100).default(""),
        hours: HoursOfDay.default([]),
      }),
    )
    .max(2000)
    .default([]),
});
export type BusinessCalendar = z.output<typeof CalendarDraft>;

/** When people work: the hours of a week in a time zone, and the days that differ. */
export const BusinessCalendar = CalendarDraft.superRefine((calendar, context) => {
  for (const { path, code } of calendarProblems(calendar)) {
    context.addIssue({ code: "custom", path: path.split("."), params: { code }, message: code });
  }
});

/** What makes no sense in a calendar, all at once; paths as in `week.0.hours.1`. */
export function calendarProblems({ timeZone, week, days }: BusinessCalendar): FieldProblem[] {
  const problems: FieldProblem[] = isNamedZone(timeZone) ? [] : [{ path: "timeZone", code: "not_a_time_zone" }];
  week.forEach(({ day, hours }, index) => {
    if (week.findIndex((other) => other.day === day) < index)
      problems.push({ path: `week.${index}`, code: "day_twice" });
    problems.push(...hoursProblems(hours, `week.${index}.hours`));
  });
  if (week.every(({ hours }) => hours.length === 0)) problems.push({ path: "week", code: "no_hours" });
  const seen = new Set<string>();
  days.forEach(({ date, hours }, index) => {
    if (!isDate(date)) problems.push({ path: `days.${index}.date`, code: "not_a_date" });
    if (seen.has(date)) problems.push({ path: `days.${index}.date`, code: "day_twice" });
    seen.add(date);
    problems.push(...hoursProblems(hours, `days.${index}.hours`));
  });
  return problems;
}

function hoursProblems(hours: readonly OpenHours[], path: string): FieldProblem[] {
  return hours.flatMap(({ from, to }, index) => {
    const before = hours[index - 1];
    // Written with two digits, times of day sort as text.
    if (to <= from) return [{ path: `${path}.${index}`, code: to === from ? "hours_empty" : "hours_backwards" }];
    return before !== undefined && from < before.to ? [{ path: `${path}.${index}`, code: "hours_overlap" }] : [];
  });
}

/** A zone of the IANA database by its name; an offset such as `+01:00` knows no summer time and is none. */
export function isNamedZone(timeZone: string): boolean {
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  try {
    return parseDate(text).toString() === text;
  } catch {
    return false;
  }
}
