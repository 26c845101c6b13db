import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BusinessCalendar, OpenHours } from "./business-calendar";
import { plusMinuteByMinute } from "./testing/slow-clock";
import { compileCalendar } from "./working-time";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const NOT_LONG = 40;

/** `9-12 13-17:30` */
const hours = (text: string): OpenHours[] =>
  text
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => {
      const [from = "", to = ""] = part.split("-").map((clock) => {
        const [hour = "", minute = "00"] = clock.split(":");
        return `${hour.padStart(2, "0")}:${minute}`;
      });
      return { from, to };
    });
const on = (weekdays: string, text: string) => [...weekdays].map((day) => ({ day: Number(day), hours: hours(text) }));
const day = (date: string, text = "") => ({ date, name: "", hours: hours(text) });

const CALENDARS: Record<string, Omit<BusinessCalendar, "timeZone">> = {
  plain: { week: on("12345", "9-17"), days: [] },
  lunch: { week: on("12345", "9-12 13-18"), days: [] },
  always: { week: on("1234567", "0-24"), days: [] },
  night: { week: on("1234567", "0-6 22-24"), days: [] },
  six: { week: [...on("12345", "9-17"), ...on("6", "9-13")], days: [] },
  sunday: { week: on("7", "1-4"), days: [] },
  sundayEarly: { week: on("7", "2-3"), days: [] },
  sundayHalf: { week: on("7", "1-2:30"), days: [] },
  sundayShort: { week: on("7", "1-3"), days: [] },
  fridayLate: { week: on("5", "22-24"), days: [] },
  thursdayLate: { week: on("4", "23-24"), days: [] },
  fridayEarly: { week: on("5", "0-2"), days: [] },
  christmas: {
    week: on("12345", "9-17"),
    days: [
      day("2026-12-24", "9-12"),
      day("2026-12-25"),
      day("2026-12-26"),
      day("2026-12-31", "9-12"),
      day("2027-01-01"),
    ],
  },
  china: {
    week: on("12345", "9-17"),
    days: [
      ...["16", "17", "18", "19", "20", "23"].map((date) => day(`2026-02-${date}`)),
      day("2026-02-14", "9-17"),
      day("2026-02-28", "9-17"),
    ],
  },
};

/** Lines of start, duration, due. Monday is 23 November 2026. */
const TABLE: Record<string, string> = {
  "plain Europe/Berlin": `
    2026-11-23T09:00+01:00 0m   2026-11-23T09:00+01:00
    2026-11-23T09:00+01:00 1m   2026-11-23T09:01+01:00
    2026-11-23T09:00+01:00 8h   2026-11-23T17:00+01:00
    2026-11-23T09:00+01:00 8h1m 2026-11-24T09:01+01:00
    2026-11-23T08:00+01:00 1h   2026-11-23T10:00+01:00
    2026-11-23T16:59+01:00 1m   2026-11-23T17:00+01:00
    2026-11-23T16:59+01:00 2m   2026-11-24T09:01+01:00
    2026-11-23T17:00+01:00 1m   2026-11-24T09:01+01:00
    2026-11-23T17:00+01:00 0m   2026-11-23T17:00+01:00
    2026-11-23T20:00+01:00 8h   2026-11-24T17:00+01:00
    2026-11-23T00:00+01:00 30m  2026-11-23T09:30+01:00
    2026-11-27T16:00+01:00 1h   2026-11-27T17:00+01:00
    2026-11-27T16:00+01:00 2h   2026-11-30T10:00+01:00
    2026-11-28T12:00+01:00 1h   2026-11-30T10:00+01:00
    2026-11-29T23:59+01:00 1h   2026-11-30T10:00+01:00
    2026-11-23T09:00+01:00 40h  2026-11-27T17:00+01:00
    2026-11-23T09:00+01:00 40h1m 2026-11-30T09:01+01:00
    2026-11-23T12:00+01:00 80h  2026-12-07T12:00+01:00
    2026-11-23T12:00+01:00 8h   2026-11-24T12:00+01:00
    2026-11-25T10:15+01:00 3h45m 2026-11-25T14:00+01:00
    2026-11-23T09:00:30+01:00 1m 2026-11-23T09:01:30+01:00
    2026-11-23T16:59:30+01:00 1m 2026-11-24T09:00:30+01:00
    2026-12-31T16:00+01:00 2h   2027-01-01T10:00+01:00
    2027-12-31T16:30+01:00 1h   2028-01-03T09:30+01:00
    2028-02-28T16:00+01:00 2h   2028-02-29T10:00+01:00
    2028-02-29T09:00+01:00 8h1m 2028-03-01T09:01+01:00
    2026-02-27T16:00+01:00 2h   2026-03-02T10:00+01:00
    2026-11-23T09:00+01:00 2000h 2027-11-05T17:00+01:00
    2026-11-23T09:00+01:00 2080h 2027-11-19T17:00+01:00
    2026-11-23T09:00+01:00 2080h1m 2027-11-22T09:01+01:00
    2026-01-05T09:00+01:00 800h 2026-05-22T17:00+02:00
    2026-03-27T16:00+01:00 2h   2026-03-30T10:00+02:00
    2026-10-23T16:00+02:00 2h   2026-10-26T10:00+01:00
    2026-03-28T12:00+01:00 8h   2026-03-30T17:00+02:00
    2026-10-25T02:30+02:00 1m   2026-10-26T09:01+01:00
    2026-10-25T02:30+01:00 8h   2026-10-26T17:00+01:00`,
  "always Europe/Berlin": `
    2026-03-29T00:00+01:00 24h  2026-03-30T01:00+02:00
    2026-10-25T00:00+02:00 24h  2026-10-25T23:00+01:00
    2026-03-29T01:59+01:00 2m   2026-03-29T03:01+02:00
    2026-10-25T02:59+02:00 2m   2026-10-25T02:01+01:00
    2026-11-23T00:00+01:00 1m   2026-11-23T00:01+01:00
    2026-12-31T23:59+01:00 2m   2027-01-01T00:01+01:00
    2026-01-01T00:00+01:00 8760h 2027-01-01T00:00+01:00
    2028-01-01T00:00+01:00 8784h 2029-01-01T00:00+01:00
    2028-02-28T12:00+01:00 48h  2028-03-01T12:00+01:00
    2026-11-23T23:59:59+01:00 1s 2026-11-24T00:00+01:00`,
  "sunday Europe/Berlin": `
    2026-03-22T01:00+01:00 3h   2026-03-22T04:00+01:00
    2026-03-29T00:00+01:00 2h   2026-03-29T04:00+02:00
    2026-03-29T00:00+01:00 1h   2026-03-29T03:00+02:00
    2026-03-29T00:00+01:00 1h1m 2026-03-29T03:01+02:00
    2026-03-29T01:30+01:00 1h   2026-03-29T03:30+02:00
    2026-03-29T00:00+01:00 2h1m 2026-04-05T01:01+02:00
    2026-10-25T00:00+02:00 4h   2026-10-25T04:00+01:00
    2026-10-25T00:00+02:00 2h   2026-10-25T02:00+01:00
    2026-10-25T00:00+02:00 3h   2026-10-25T03:00+01:00
    2026-10-25T02:30+02:00 1h   2026-10-25T02:30+01:00
    2026-10-25T02:30+01:00 1h   2026-10-25T03:30+01:00
    2026-10-25T00:00+02:00 4h1m 2026-11-01T01:01+01:00
    2026-10-18T00:00+02:00 7h   2026-10-25T04:00+01:00
    2026-03-22T00:00+01:00 5h   2026-03-29T04:00+02:00
    2026-03-22T00:00+01:00 8h   2026-04-05T04:00+02:00`,
  "sundayEarly Europe/Berlin": `
    2026-03-22T00:00+01:00 1h   2026-03-22T03:00+01:00
    2026-03-28T00:00+01:00 1m   2026-04-05T02:01+02:00
    2026-03-22T00:00+01:00 1h1m 2026-04-05T02:01+02:00
    2026-10-25T00:00+02:00 90m  2026-10-25T02:30+01:00
    2026-10-25T00:00+02:00 2h   2026-10-25T03:00+01:00
    2026-10-18T00:00+02:00 3h   2026-10-25T03:00+01:00`,
  "sundayHalf Europe/Berlin": `
    2026-03-29T00:00+01:00 1h   2026-03-29T03:00+02:00
    2026-03-29T00:00+01:00 1h1m 2026-04-05T01:01+02:00
    2026-10-25T00:00+02:00 1h30m 2026-10-25T02:30+02:00
    2026-10-25T00:00+02:00 1h31m 2026-10-25T02:01+01:00
    2026-10-25T00:00+02:00 2h   2026-10-25T02:30+01:00
    2026-10-25T02:45+02:00 10m  2026-10-25T02:10+01:00
    2026-10-25T00:00+02:00 2h1m 2026-11-01T01:01+01:00`,
  "sunday America/New_York": `
    2026-03-08T00:00-05:00 2h   2026-03-08T04:00-04:00
    2026-03-08T00:00-05:00 1h   2026-03-08T03:00-04:00
    2026-03-08T00:00-05:00 2h1m 2026-03-15T01:01-04:00
    2026-11-01T00:00-04:00 4h   2026-11-01T04:00-05:00
    2026-11-01T00:00-04:00 1h   2026-11-01T01:00-05:00
    2026-11-01T01:30-04:00 1h   2026-11-01T01:30-05:00
    2026-11-01T01:30-05:00 1h   2026-11-01T02:30-05:00
    2026-11-01T00:00-04:00 4h1m 2026-11-08T01:01-05:00`,
  "plain America/New_York": `
    2026-03-06T16:00-05:00 2h   2026-03-09T10:00-04:00
    2026-10-30T16:00-04:00 2h   2026-11-02T10:00-05:00
    2026-07-02T16:30-04:00 1h   2026-07-03T09:30-04:00
    2026-11-25T16:00-05:00 1h   2026-11-25T17:00-05:00
    2026-11-23T13:59Z      1m   2026-11-23T09:01-05:00
    2026-11-23T22:00Z      1m   2026-11-24T09:01-05:00`,
  "always America/New_York": `
    2026-03-08T01:59-05:00 2m   2026-03-08T03:01-04:00
    2026-11-01T01:59-04:00 2m   2026-11-01T01:01-05:00
    2026-11-01T00:00-04:00 25h  2026-11-02T00:00-05:00
    2026-03-08T00:00-05:00 23h  2026-03-09T00:00-04:00`,
  "sundayShort Australia/Lord_Howe": `
    2026-10-04T00:00+10:30 1h   2026-10-04T02:30+11:00
    2026-10-04T00:00+10:30 1h30m 2026-10-04T03:00+11:00
    2026-10-04T00:00+10:30 1h31m 2026-10-11T01:01+11:00
    2026-04-05T00:00+11:00 1h   2026-04-05T01:30+10:30
    2026-04-05T00:00+11:00 2h   2026-04-05T02:30+10:30
    2026-04-05T00:00+11:00 2h30m 2026-04-05T03:00+10:30
    2026-04-05T00:00+11:00 2h31m 2026-04-12T01:01+10:30
    2026-04-05T01:45+11:00 30m  2026-04-05T01:45+10:30
    2026-04-05T01:45+10:30 30m  2026-04-05T02:15+10:30`,
  "plain Australia/Lord_Howe": `
    2026-10-02T16:30+10:30 1h   2026-10-05T09:30+11:00
    2026-04-03T16:30+11:00 1h   2026-04-06T09:30+10:30`,
  "always Australia/Lord_Howe": `
    2026-10-04T00:00+10:30 23h30m 2026-10-05T00:00+11:00
    2026-04-05T00:00+11:00 24h30m 2026-04-06T00:00+10:30`,
  "plain Asia/Shanghai": `
    2026-03-27T16:00+08:00 2h   2026-03-30T10:00+08:00
    2026-10-23T16:00+08:00 2h   2026-10-26T10:00+08:00
    2026-11-23T00:59Z      1m   2026-11-23T09:01+08:00`,
  "sunday Asia/Shanghai": `
    2026-03-29T00:00+08:00 3h   2026-03-29T04:00+08:00
    2026-10-25T00:00+08:00 3h   2026-10-25T04:00+08:00`,
  "china Asia/Shanghai": `
    2026-02-13T16:00+08:00 2h   2026-02-14T10:00+08:00
    2026-02-14T09:00+08:00 8h   2026-02-14T17:00+08:00
    2026-02-14T16:00+08:00 2h   2026-02-24T10:00+08:00
    2026-02-18T12:00+08:00 1m   2026-02-24T09:01+08:00
    2026-02-27T16:00+08:00 2h   2026-02-28T10:00+08:00
    2026-02-28T16:30+08:00 1h   2026-03-02T09:30+08:00
    2026-02-13T09:00+08:00 32h  2026-02-25T17:00+08:00
    2026-02-13T09:00+08:00 48h  2026-02-27T17:00+08:00
    2026-02-13T09:00+08:00 56h  2026-02-28T17:00+08:00
    2026-02-13T09:00+08:00 56h1m 2026-03-02T09:01+08:00`,
  "plain Asia/Kathmandu": `
    2026-11-23T09:00+05:45 8h   2026-11-23T17:00+05:45
    2026-11-23T03:15Z      1h   2026-11-23T10:00+05:45
    2026-11-23T03:14Z      1h   2026-11-23T10:00+05:45
    2026-11-27T16:45+05:45 30m  2026-11-30T09:15+05:45
    2026-11-22T23:59:59+05:45 1s 2026-11-23T09:00:01+05:45`,
  "christmas Europe/Berlin": `
    2026-12-23T16:00+01:00 2h   2026-12-24T10:00+01:00
    2026-12-24T09:00+01:00 3h   2026-12-24T12:00+01:00
    2026-12-24T11:00+01:00 2h   2026-12-28T10:00+01:00
    2026-12-24T12:00+01:00 1m   2026-12-28T09:01+01:00
    2026-12-24T13:00+01:00 8h   2026-12-28T17:00+01:00
    2026-12-25T10:00+01:00 0m   2026-12-25T10:00+01:00
    2026-12-25T10:00+01:00 30m  2026-12-28T09:30+01:00
    2026-12-26T10:00+01:00 30m  2026-12-28T09:30+01:00
    2026-12-23T09:00+01:00 11h  2026-12-24T12:00+01:00
    2026-12-23T09:00+01:00 11h1m 2026-12-28T09:01+01:00
    2026-12-30T16:00+01:00 5h   2027-01-04T10:00+01:00
    2026-12-31T11:59+01:00 2m   2027-01-04T09:01+01:00
    2026-12-21T09:00+01:00 80h  2027-01-07T11:00+01:00
    2025-12-22T09:00+01:00 1920h 2026-11-20T17:00+01:00
    2026-11-16T09:00+01:00 262h 2027-01-04T17:00+01:00`,
  "lunch Europe/Berlin": `
    2026-11-23T09:00+01:00 3h   2026-11-23T12:00+01:00
    2026-11-23T09:00+01:00 3h1m 2026-11-23T13:01+01:00
    2026-11-23T12:00+01:00 1m   2026-11-23T13:01+01:00
    2026-11-23T12:30+01:00 1h   2026-11-23T14:00+01:00
    2026-11-23T11:30+01:00 1h   2026-11-23T13:30+01:00
    2026-11-23T11:30+01:00 6h   2026-11-24T09:30+01:00
    2026-11-23T18:00+01:00 1m   2026-11-24T09:01+01:00
    2026-11-27T17:59+01:00 2m   2026-11-30T09:01+01:00`,
  "night Europe/Berlin": `
    2026-11-23T22:00+01:00 2h   2026-11-24T00:00+01:00
    2026-11-23T22:00+01:00 8h   2026-11-24T06:00+01:00
    2026-11-23T22:00+01:00 8h1m 2026-11-24T22:01+01:00
    2026-11-23T23:59+01:00 2m   2026-11-24T00:01+01:00
    2026-11-23T06:00+01:00 1h   2026-11-23T23:00+01:00
    2026-03-28T22:00+01:00 7h   2026-03-29T06:00+02:00
    2026-10-24T22:00+02:00 9h   2026-10-25T06:00+01:00
    2026-12-31T22:00+01:00 8h   2027-01-01T06:00+01:00`,
  "six Europe/Berlin": `
    2026-11-27T16:00+01:00 2h   2026-11-28T10:00+01:00
    2026-11-28T12:00+01:00 2h   2026-11-30T10:00+01:00
    2026-11-28T13:00+01:00 1m   2026-11-30T09:01+01:00
    2026-11-23T09:00+01:00 44h  2026-11-28T13:00+01:00
    2026-11-23T09:00+01:00 88h  2026-12-05T13:00+01:00
    2026-11-23T09:00+01:00 88h1m 2026-12-07T09:01+01:00`,
  "fridayLate Europe/Berlin": `
    2026-11-27T22:00+01:00 2h   2026-11-28T00:00+01:00
    2026-11-27T23:00+01:00 2h   2026-12-04T23:00+01:00
    2026-11-28T00:00+01:00 1m   2026-12-04T22:01+01:00`,
  // Clocks are put forward and back at midnight.
  "thursdayLate Africa/Cairo": `
    2026-10-29T22:00+03:00 2h   2026-10-30T00:00+02:00
    2026-10-29T23:30+03:00 1h   2026-10-29T23:30+02:00`,
  "fridayEarly Africa/Cairo": `
    2026-04-23T20:00+02:00 1h   2026-04-24T02:00+03:00`,
  // There was no 30 December 2011.
  "plain Pacific/Apia": `
    2011-12-29T16:00-10:00 2h   2012-01-02T10:00+14:00`,
};

const UNITS: Record<string, number> = { h: 60 * MINUTE, m: MINUTE, s: 1000 };
const durationOf = (text: string) =>
  [...text.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count, unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0),
    0,
  );

const ROWS = Object.entries(TABLE).flatMap(([key, lines]) => {
  const [name = "", timeZone = ""] = key.split(" ");
  const rows = lines.trim().split("\n");
  return rows.map((line) => [name, timeZone, ...line.trim().split(/ +/)] as [string, string, string, string, string]);
});

test("the table is a long one", () => expect(ROWS.length).toBeGreaterThan(150));

describe.each(ROWS)("%s in %s from %s", (name, timeZone, start, duration, due) => {
  const calendar = { ...CALENDARS[name], timeZone } as BusinessCalendar;
  const time = compileCalendar(calendar);
  const [at, ms] = [Date.parse(start), durationOf(duration)];

  test(`${duration} end ${due}`, () => {
    const end = time.plus(at, ms);
    expect(new Date(end).toISOString()).toBe(new Date(due).toISOString());
    expect(time.between(at, end)).toBe(ms);
    const isWhole = at % MINUTE === 0 && ms % MINUTE === 0;
    if (isWhole && end - at < NOT_LONG * DAY) expect(plusMinuteByMinute(calendar, at, ms, NOT_LONG)).toBe(end);
  });
});

test.each([
  ["christmas", "2026-12-24T11:59:59.999+01:00", "2026-12-24T11:59:59.999+01:00"],
  ["christmas", "2026-12-24T12:00+01:00", "2026-12-28T09:00+01:00"],
  ["christmas", "2026-12-28T09:00+01:00", "2026-12-28T09:00+01:00"],
  ["lunch", "2026-11-23T12:00+01:00", "2026-11-23T13:00+01:00"],
  ["lunch", "2026-11-27T18:00+01:00", "2026-11-30T09:00+01:00"],
  ["night", "2026-11-23T23:59:59.999+01:00", "2026-11-23T23:59:59.999+01:00"],
  ["sundayEarly", "2026-03-22T03:00+01:00", "2026-04-05T02:00+02:00"],
  ["sundayHalf", "2026-10-25T02:30+02:00", "2026-10-25T02:00+01:00"],
])("by %s the next opening from %s is %s", (name, at, opening) => {
  const calendar = { ...CALENDARS[name], timeZone: "Europe/Berlin" } as BusinessCalendar;
  expect(compileCalendar(calendar).nextOpening(Date.parse(at))).toBe(Date.parse(opening));
});

const berlin = (calendar: Partial<BusinessCalendar>) =>
  compileCalendar({ timeZone: "Europe/Berlin", week: on("1", "9-17"), days: [], ...calendar });

test("every function returns, whatever it is asked", () => {
  const rare = berlin({ week: on("3", "12:00-12:01") });
  const at = Date.parse("2026-11-24T12:00Z");
  // A minute a week: 5200 weeks are about a hundred years, and end in summer.
  expect(rare.plus(at, 5200 * MINUTE)).toBe(Date.parse("2126-07-17T12:01+02:00"));
  const end = Date.parse("9999-12-31T23:59:59.999Z");
  expect(rare.plus(at, 366 * DAY)).toBe(end);
  expect(rare.plus(0, Infinity)).toBe(end);
  expect(rare.plus(5, -1)).toBe(5);
  expect(rare.plus(5, Number.NaN)).toBe(5);
  expect(rare.plus(Number.NaN, 5)).toBeNaN();
  expect(rare.plus(Infinity, 5)).toBe(Infinity);
  expect(rare.between(10, 10)).toBe(0);
  expect(rare.between(10, 5)).toBe(0);
  expect(rare.between(-Infinity, Infinity)).toBeGreaterThan(0);
  const never = berlin({ week: [], timeZone: "Nowhere/Gone" });
  expect([never.plus(0, 1), never.between(0, Infinity)]).toEqual([end, 0]);
  expect(never.nextOpening(0)).toBeGreaterThan(Date.parse("9999-12-31"));
});

test("the opening after two thousand holidays in a row is found", () => {
  const closed = Array.from({ length: 2000 }, (_, index) => day(new Date(index * DAY).toISOString().slice(0, 10)));
  const time = berlin({ week: on("1234567", "9-17"), days: closed });
  expect(new Date(time.nextOpening(0)).toISOString()).toBe("1975-06-24T08:00:00.000Z");
});

const ZONES = [
  ...["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Asia/Kathmandu"],
  ...["America/St_Johns", "Africa/Casablanca", "Africa/Cairo", "Pacific/Chatham", "America/Santiago", "UTC"],
];

/** Ascending cuts of a day in steps of five minutes, two by two. */
const someHours = fc.uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 0, maxLength: 6 }).map((cuts) => {
  const sorted = cuts.toSorted((a, b) => a - b).map((cut) => cut * 5);
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
    from: clock(sorted[index * 2] ?? 0),
    to: clock(sorted[index * 2 + 1] ?? 0),
  }));
});

const FIRST_MINUTE = Date.parse("2024-01-01T00:00Z") / MINUTE;
/** Near a change of some zone's clocks more often than not. */
const someMinute = fc.oneof(
  fc.integer({ min: FIRST_MINUTE, max: FIRST_MINUTE + 7 * 366 * 1440 }),
  fc
    .tuple(
      fc.constantFrom("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-10-04", "2026-04-05", "2026-04-24"),
      fc.integer({ min: -2880, max: 1440 }),
    )
    .map(([date, minutes]) => Date.parse(`${date}T00:00Z`) / MINUTE + minutes),
);

const someCalendar = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  week: fc.tuple(...[1, 2, 3, 4, 5, 6, 7].map((each) => someHours.map((open) => ({ day: each, hours: open })))),
});

test("agrees with a clock that is read every minute", () => {
  const exceptions = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), someHours), {
    maxLength: 4,
    selector: ([offset]) => offset,
  });
  const durations = fc.integer({ min: 0, max: 40 * 60 });
  fc.assert(
    fc.property(someCalendar, exceptions, someMinute, durations, (plain, changed, minute, minutes) => {
      const at = minute * MINUTE;
      const days = changed.map(([offset, open]) => ({
        date: new Date(at + offset * DAY).toISOString().slice(0, 10),
        name: "",
        hours: open,
      }));
      const calendar = { ...plain, days };
      const time = compileCalendar(calendar);
      const end = time.plus(at, minutes * MINUTE);
      fc.pre(plain.week.some((each) => each.hours.length > 0));
      expect(time.between(at, end)).toBe(minutes * MINUTE);
      if (end - at < 12 * DAY) expect(plusMinuteByMinute(calendar, at, minutes * MINUTE, 13)).toBe(end);
    }),
    { numRuns: 80 },
  );
});

test("what is worked in parts is worked in all", () => {
  const parts = fc.array(fc.integer({ min: 1, max: 30 * DAY }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(someCalendar, someMinute, parts, (plain, minute, list) => {
      fc.pre(plain.week.some((each) => each.hours.length > 0));
      const time = compileCalendar({ ...plain, days: [] });
      const at = minute * MINUTE;
      const whole = time.plus(
        at,
        list.reduce((sum, part) => sum + part, 0),
      );
      expect(list.reduce((reached, part) => time.plus(reached, part), at)).toBe(whole);
      const opening = time.nextOpening(at);
      expect(time.between(at, opening)).toBe(0);
      expect(time.between(opening, opening + 1)).toBe(1);
    }),
    { numRuns: 200 },
  );
});
