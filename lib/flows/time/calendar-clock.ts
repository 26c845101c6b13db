import type { BusinessCalendar } from "@/lib/calendars/business-calendar";
import { compileCalendar } from "@/lib/calendars/working-time";
import type { Clock } from "@/lib/engine/time/hours";

type Known = { id: number; calendar: BusinessCalendar };

/** The hours of calendars, for the engine; one that is gone counts every hour. */
export function clockOf(calendars: readonly Known[]): Clock {
  const hours = new Map(calendars.map(({ id, calendar }) => [id, compileCalendar(calendar)]));
  return (calendarId) => {
    const found = hours.get(calendarId);
    if (found === undefined) return { elapse: (at, ms) => at + ms, opening: (at) => at };
    return { elapse: found.plus, opening: found.nextOpening };
  };
}
