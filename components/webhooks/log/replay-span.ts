import { fromDate, parseDateTime, toCalendarDateTime } from "@internationalized/date";

/** A span as the inputs hold it: local date and time without a zone. */
export type Span = { from: string; to: string };

const MINUTE_MS = 60_000;

/** From then until now, in full minutes that hold both. */
export function spanSince(since: Date, now: Date, timeZone: string): Span {
  const end = new Date(Math.ceil((now.getTime() + 1) / MINUTE_MS) * MINUTE_MS);
  return { from: toLocal(since, timeZone), to: toLocal(end, timeZone) };
}

/** The instants a span stands for; null when it is not complete or ends before it begins. */
export function toInstants({ from, to }: Span, timeZone: string): { from: string; to: string } | null {
  const [begins, ends] = [toInstant(from, timeZone), toInstant(to, timeZone)];
  return begins === null || ends === null || begins >= ends ? null : { from: begins, to: ends };
}

function toLocal(instant: Date, timeZone: string): string {
  return toCalendarDateTime(fromDate(instant, timeZone)).toString().slice(0, 16);
}

function toInstant(local: string, timeZone: string): string | null {
  try {
    return parseDateTime(local).toDate(timeZone).toISOString();
  } catch {
    return null;
  }
}
