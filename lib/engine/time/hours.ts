import type { Instant } from "../model";

/** The hours in which time counts: those of a calendar, or every hour. */
export type Hours = {
  /** null counts every hour. */
  calendarId: number | null;
  /** The first instant by which so many milliseconds of them have passed. */
  elapse(at: Instant, ms: number): Instant;
  /** The instant itself inside of them, otherwise the next opening. */
  opening(at: Instant): Instant;
};

/** Knows the hours of calendars by their ids. Total: a calendar that is gone counts every hour. */
export type Clock = (calendarId: number) => Pick<Hours, "elapse" | "opening">;

const EVERY_HOUR: Hours = { calendarId: null, elapse: (at, ms) => at + ms, opening: (at) => at };

export function compileHours(clock: Clock | undefined, calendarId: number | null): Hours {
  if (calendarId === null) return EVERY_HOUR;
  if (clock === undefined) return { ...EVERY_HOUR, calendarId };
  const { elapse, opening } = clock(calendarId);
  return { calendarId, elapse, opening };
}
