import {
  CalendarDate,
  fromAbsolute,
  Time,
  toCalendarDateTime,
  toZoned,
  type ZonedDateTime,
} from "@internationalized/date";
import type { Digest } from "./choice";

export type DigestClock = { digest: Exclude<Digest, "off">; digestAt: string; weekdaysOnly: boolean; timeZone: string };

/** A time at which a digest is due. The same `period` is never told twice. */
export type Due = { at: Date; period: string };

const HOUR = 3_600_000;
/** Further than any weekend. */
const DAYS = 4;

/**
 * When digests are due around an instant, on the person's own clock: the last time that is not after it, and the first
 * that is. A time of day that a clock change leaves out is its first moment after it; one that comes twice counts once.
 */
export function digestTimes(clock: DigestClock, now: Date): { last: Due; next: Due } {
  const times = clock.digest === "daily" ? days(clock, now) : hours(clock, now);
  const last = times.findLast(({ at }) => at <= now);
  const next = times.find(({ at }) => at > now);
  if (last === undefined || next === undefined) throw new Error("a week without a weekday");
  return { last, next };
}

function days({ digestAt, weekdaysOnly, timeZone }: DigestClock, now: Date): Due[] {
  const here = fromAbsolute(now.getTime(), timeZone);
  const today = new CalendarDate(here.year, here.month, here.day);
  const [hour = 0, minute = 0] = digestAt.split(":").map(Number);
  return Array.from({ length: 2 * DAYS + 1 }, (_, index) => today.add({ days: index - DAYS }))
    .filter((day) => !weekdaysOnly || isWeekday(day))
    .map((day) => {
      const at = toZoned(toCalendarDateTime(day, new Time(hour, minute)), timeZone, "compatible").toDate();
      return { at, period: day.toString() };
    });
}

function hours({ weekdaysOnly, timeZone }: DigestClock, now: Date): Due[] {
  const here = fromAbsolute(now.getTime(), timeZone);
  const sinceFull = here.minute * 60_000 + here.second * 1000 + here.millisecond;
  const full = now.getTime() - sinceFull;
  return Array.from({ length: 48 * DAYS + 1 }, (_, index) => full + (index - 24 * DAYS) * HOUR)
    .filter((at) => !weekdaysOnly || isWeekday(fromAbsolute(at, timeZone)))
    .map((at) => ({ at: new Date(at), period: new Date(at).toISOString() }));
}

function isWeekday({ year, month, day }: CalendarDate | ZonedDateTime): boolean {
  return ![0, 6].includes(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
}
