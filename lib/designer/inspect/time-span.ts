import { type TimeUnit, UNIT_SECONDS, wholeUnits } from "../whole-units";

/** A year of seconds, as the definition holds at most. */
const LONGEST = 366 * 86_400;

export type Span = { value: number; unit: TimeUnit };

/**
 * The units a time can be given in. Where a business calendar counts, a day would mean twenty-four open hours, which
 * nobody means by it: such times are hours.
 */
export const unitsOf = (calendarId: number | null): readonly TimeUnit[] =>
  calendarId === null ? ["minute", "hour", "day"] : ["minute", "hour"];

/** A time in the largest unit on offer that gives a whole number, or else in seconds. */
export function spanOf(seconds: number, calendarId: number | null): Span {
  const whole = wholeUnits(seconds);
  if (whole.unit !== "day" || calendarId === null) return whole;
  return { value: seconds / UNIT_SECONDS.hour, unit: "hour" };
}

/** Seconds of a time as somebody typed it; null when it is none, or longer than a year. */
export function secondsOf(text: string, unit: TimeUnit): number | null {
  const typed = text.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(typed)) return null;
  const seconds = Math.round(Number(typed) * UNIT_SECONDS[unit]);
  return seconds >= 1 && seconds <= LONGEST ? seconds : null;
}
