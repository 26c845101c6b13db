import { type BusinessCalendar, calendarProblems } from "@/lib/calendars/business-calendar";
import { formatHours, parseHours } from "@/lib/calendars/hours-text";
import type { FieldProblem } from "@/lib/platform/errors";

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** `id` tells rows apart while their dates are typed. */
export type DraftDay = { id: number; date: string; name: string; hours: string };

/** A calendar as it stands in its form: hours as people write them, one text for each day of the week, Monday first. */
export type CalendarFormDraft = { name: string; timeZone: string; week: string[]; days: DraftDay[] };

/** Where a problem is shown: `name`, `timeZone`, `week`, `week.0` for Monday, `days.3` for the fourth of them. */
export type DraftProblems = Record<string, string>;

type Stored = { name: string; calendar: BusinessCalendar };

export function draftOf({ name, calendar }: Stored): CalendarFormDraft {
  const { timeZone, week, days } = calendar;
  return {
    name,
    timeZone,
    week: WEEKDAYS.map((day) => formatHours(week.find((each) => each.day === day)?.hours ?? [])),
    days: days.map((day, index) => ({ ...day, id: index + 1, hours: formatHours(day.hours) })).sort(byDate),
  };
}

export const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

/** The calendar that a draft describes; what cannot be read counts as no hours and is a problem. */
export function toCalendar(draft: CalendarFormDraft): { calendar: BusinessCalendar; problems: FieldProblem[] } {
  const unreadable: FieldProblem[] = [];
  const read = (text: string, path: string) => {
    const hours = parseHours(text);
    if (hours === null) unreadable.push({ path, code: "not_hours" });
    return hours ?? [];
  };
  const week = WEEKDAYS.map((day, index) => ({ day, hours: read(draft.week[index] ?? "", `week.${index}`) }));
  const days = draft.days.map(({ date, name, hours }, index) => ({ date, name, hours: read(hours, `days.${index}`) }));
  const calendar = { timeZone: draft.timeZone, week, days };
  const nameless: FieldProblem[] = draft.name.trim() === "" ? [{ path: "name", code: "required" }] : [];
  return { calendar, problems: [...nameless, ...unreadable, ...calendarProblems(calendar)] };
}

/** Problems by where the form shows them; of several at one place the first. */
export function placed(problems: readonly FieldProblem[], say: (problem: FieldProblem) => string): DraftProblems {
  const found: DraftProblems = {};
  for (const problem of problems) {
    const path = problem.path.replace(/^calendar\./, "");
    found[/^(?:(?:week|days)\.\d+|[^.]+)/.exec(path)?.[0] ?? path] ??= say(problem);
  }
  return found;
}

/** Days added to those that are there; of two about the same date the new one counts. */
export function withDays(days: readonly DraftDay[], added: readonly BusinessCalendar["days"][number][]): DraftDay[] {
  const first = nextId(days);
  const dates = new Set(added.map(({ date }) => date));
  const fresh = added.map((day, index) => ({ ...day, id: first + index, hours: formatHours(day.hours) }));
  return [...days.filter(({ date }) => !dates.has(date)), ...fresh].sort(byDate);
}

export const nextId = (days: readonly DraftDay[]) => Math.max(0, ...days.map(({ id }) => id)) + 1;
