import { parseAbsolute, parseDate } from "@internationalized/date";

export type Period = { startsAt: string; endsAt: string };

/** From the first day to the last one, both included, as instants of the reader's time zone. */
export function daysToPeriod(from: string, until: string, timeZone: string): Period {
  return {
    startsAt: parseDate(from).toDate(timeZone).toISOString(),
    endsAt: parseDate(until).add({ days: 1 }).toDate(timeZone).toISOString(),
  };
}

/** How a period reads: its end is not part of it, so whole days are told by the last one. */
export function readablePeriod({ startsAt, endsAt }: Period, timeZone: string) {
  const isWholeDays = [startsAt, endsAt].every((at) => isMidnight(at, timeZone));
  const until = new Date(endsAt);
  return { isWholeDays, from: new Date(startsAt), until: isWholeDays ? new Date(until.getTime() - 1) : until };
}

/** Where clocks are put forward at midnight the day begins later. */
function isMidnight(at: string, timeZone: string): boolean {
  const day = parseAbsolute(at, timeZone).toString().slice(0, 10);
  return parseDate(day).toDate(timeZone).getTime() === Date.parse(at);
}
