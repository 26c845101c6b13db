import { fromAbsolute, parseDateTime, toCalendarDateTime, toZoned } from "@internationalized/date";

/** An instant as an input for date and time shows it in a zone. */
function fromInstant(instant: number, timeZone: string): string {
  return toCalendarDateTime(fromAbsolute(instant, timeZone)).toString().slice(0, 16);
}

/** ISO; null while it is incomplete. */
function toInstant(local: string, timeZone: string): string | null {
  try {
    return toZoned(parseDateTime(local), timeZone).toAbsoluteString();
  } catch {
    return null;
  }
}

export const localMoment = { fromInstant, toInstant };
