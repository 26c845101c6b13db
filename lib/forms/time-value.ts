import { parseDateTime, toZoned } from "@internationalized/date";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/value-parser";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:00)?$/;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d(\.\d{1,9})?)?$/;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})T([\d:.]+)(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/;
const WITHOUT_OFFSET = /^(\d{4}-\d{2}-\d{2})[ T]([\d:.]+)$/;

export const parseDate: ValueParser = (_field, raw) => {
  const text = typeof raw === "string" ? raw.trim() : "";
  return isCalendarDate(text) ? parsed(text) : unreadable("not_a_date");
};

export const parseTime: ValueParser = (_field, raw) => {
  const text = typeof raw === "string" ? raw.trim() : "";
  return TIME.test(text) ? parsed(text.slice(0, 5)) : unreadable("not_a_time");
};

export const parseInstant: ValueParser = (_field, raw, { timeZone }) => {
  const text = typeof raw === "string" ? raw.trim() : "";
  const instant = instantWithOffset(text) ?? (timeZone === undefined ? null : instantInZone(text, timeZone));
  return instant === null ? unreadable("not_a_date_time") : parsed(instant);
};

function isCalendarDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || year === "0000") return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function instantWithOffset(text: string): string | null {
  const [, date = "", clock = "", offset = ""] = WITH_OFFSET.exec(text) ?? [];
  if (!isCalendarDate(date) || !CLOCK.test(clock)) return null;
  return toInstant(new Date(`${date}T${clock}${offset.replace(/^(...)(\d\d)$/, "$1:$2")}`));
}

function instantInZone(text: string, timeZone: string): string | null {
  const [, date = "", clock = ""] = WITHOUT_OFFSET.exec(text) ?? [];
  if (!isCalendarDate(date) || !CLOCK.test(clock)) return null;
  return toInstant(toZoned(parseDateTime(`${date}T${clock}`), timeZone).toDate());
}

/** An offset can push the first and the last year out of four digits. */
function toInstant(date: Date): string | null {
  const iso = date.toISOString();
  return /^(?!0000)\d{4}-/.test(iso) ? iso.replace(/\.\d{3}Z$/, "Z") : null;
}
