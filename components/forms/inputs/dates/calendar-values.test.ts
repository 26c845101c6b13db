import { expect, test } from "vitest";
import { calendarValues } from "./calendar-values";

test.each<[stored: string, zone: string, shown: string]>([
  ["2026-01-05T01:00:00Z", "Asia/Shanghai", "2026-01-05T09:00:00"],
  ["2026-07-05T04:30:00Z", "America/New_York", "2026-07-05T00:30:00"],
  ["2026-01-05T04:30:00Z", "America/New_York", "2026-01-04T23:30:00"],
])("the instant %s is shown in %s as %s and comes back unchanged", (stored, zone, shown) => {
  const date = calendarValues.dateTime(stored, zone);
  expect(date?.toString()).toBe(shown);
  expect(date && calendarValues.fromDateTime(date, zone)).toBe(stored);
});

test("days and times come back unchanged", () => {
  const [date, time] = [calendarValues.date("2028-02-29"), calendarValues.time("09:05")];
  expect(date && calendarValues.fromDate(date)).toBe("2028-02-29");
  expect(time && calendarValues.fromTime(time)).toBe("09:05");
});

test("a stored value that is none of these shows as empty", () => {
  expect(calendarValues.date("someday")).toBeNull();
  expect(calendarValues.date(null)).toBeNull();
  expect(calendarValues.time(5)).toBeNull();
  expect(calendarValues.dateTime("2026-01-05", "UTC")).toBeNull();
});

test("a year of two digits is one of this century", () => {
  const short = calendarValues.date("0026-01-05");
  const full = calendarValues.date("1990-01-05");
  expect(short && calendarValues.withFullYear(short).year).toBe(2026);
  expect(full && calendarValues.withFullYear(full).year).toBe(1990);
});
