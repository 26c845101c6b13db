import { parseAbsolute, parseDate } from "@internationalized/date";
import { z } from "zod";

const BOUND = /^(?:|today(?:[+-]\d{1,5})?|\d{4}-\d{2}-\d{2})$/;

/** The first or last day a field takes: `2026-01-31`, `today`, `today+14`, `today-7`; empty for none. */
export const DayBound = z.string().regex(BOUND).default("");

/** The day it is where the installation counts its days, and the zone in which it does. */
export type Today = { day: string; timeZone: string };

export function todayIn(timeZone: string, now: Date): Today {
  return { day: dayOf(now.toISOString(), timeZone), timeZone };
}

/** The calendar day an instant falls on. */
export function dayOf(instant: string, timeZone: string): string {
  return parseAbsolute(instant, timeZone).toString().slice(0, 10);
}

/** The day a bound means; null where there is none, or where it depends on today and nobody knows what day it is. */
export function boundDay(bound: string, today: string | undefined): string | null {
  if (bound === "") return null;
  if (!bound.startsWith("today")) return bound;
  return today === undefined ? null : shift(today, Number(bound.slice("today".length)));
}

export function daysBetween(from: string, to: string): number {
  return parseDate(to).compare(parseDate(from));
}

function shift(day: string, days: number): string {
  return parseDate(day).add({ days }).toString();
}
