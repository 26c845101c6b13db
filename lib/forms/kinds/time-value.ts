import { parseDateTime, toZoned } from "@internationalized/date";
import { boundDay, dayOf } from "@/lib/forms/day-bound";
import type { ValueField } from "@/lib/forms/form-definition";
import {
  type ParsedValue,
  type ParseOptions,
  parsed,
  unreadable,
  type ValueParser,
} from "@/lib/forms/kinds/value-parser";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:00)?$/;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d(\.\d{1,9})?)?$/;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})T([\d:.]+)(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/;
const WITHOUT_OFFSET = /^(\d{4}-\d{2}-\d{2})[ T]([\d:.]+)$/;

export const parseDate: ValueParser = (field, raw, options) => {
  const text = typeof raw === "string" ? raw.trim() : "";
  if (!isCalendarDate(text)) return unreadable("not_a_date");
  return outOfBounds(field, text, options) ?? parsed(text);
};

export const parseTime: ValueParser = (_field, raw) => {
  const text = typeof raw === "string" ? raw.trim() : "";
  return TIME.test(text) ? parsed(text.slice(0, 5)) : unreadable("not_a_time");
};

export const parseInstant: ValueParser = (field, raw, options) => {
  const { timeZone, today } = options;
  const text = typeof raw === "string" ? raw.trim() : "";
  const instant = instantWithOffset(text) ?? (timeZone === undefined ? null : instantInZone(text, timeZone));
  if (instant === null) return unreadable("not_a_date_time");
  const wrong = today === undefined ? null : outOfBounds(field, dayOf(instant, today.timeZone), options);
  return wrong ?? parsed(instant);
};

function outOfBounds(field: ValueField, day: string, { today }: ParseOptions): ParsedValue | null {
  const earliest = boundDay(field.earliest, today?.day);
  const latest = boundDay(field.latest, today?.day);
  if (earliest !== null && day < earliest) return unreadable("too_early", { day: earliest });
  return latest !== null && day > latest ? unreadable("too_late", { day: latest }) : null;
}

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
