import { expect, test } from "vitest";
import { BusinessCalendar, CalendarDraft, calendarProblems } from "./business-calendar";
import { parseDayLines } from "./day-lines";
import { office } from "./testing/office";

const nine = { from: "09:00", to: "17:00" };
const monday = (...hours: { from: string; to: string }[]) => office({ week: [{ day: 1, hours }] });

test("a calendar with hours, a break, a holiday and a working Saturday is one", () => {
  const calendar = office({
    days: [
      { date: "2026-12-25", name: "Christmas", hours: [] },
      { date: "2028-02-29", name: "Leap day", hours: [nine] },
    ],
  });
  expect(BusinessCalendar.parse(calendar)).toEqual(calendar);
  expect(
    BusinessCalendar.parse({ timeZone: "Asia/Shanghai", week: [{ day: 7, hours: [{ from: "22:00", to: "24:00" }] }] }),
  ).toEqual({ timeZone: "Asia/Shanghai", week: [{ day: 7, hours: [{ from: "22:00", to: "24:00" }] }], days: [] });
});

test.each([
  ["hours that end when they begin", monday({ from: "09:00", to: "09:00" }), ["week.0.hours.0 hours_empty"]],
  ["midnight to midnight", monday({ from: "00:00", to: "00:00" }), ["week.0.hours.0 hours_empty"]],
  ["a night shift in one piece", monday({ from: "22:00", to: "06:00" }), ["week.0.hours.0 hours_backwards"]],
  ["hours that overlap", monday(nine, { from: "16:59", to: "18:00" }), ["week.0.hours.1 hours_overlap"]],
  [
    "hours out of order",
    monday({ from: "13:00", to: "17:00" }, { from: "09:00", to: "12:00" }),
    ["week.0.hours.1 hours_overlap"],
  ],
  ["a week without hours", office({ week: [{ day: 1, hours: [] }] }), ["week no_hours"]],
  ["no week", office({ week: [] }), ["week no_hours"]],
  [
    "a weekday twice",
    office({
      week: [
        { day: 1, hours: [nine] },
        { day: 1, hours: [nine] },
      ],
    }),
    ["week.1 day_twice"],
  ],
  [
    "a day twice",
    office({ days: [0, 1].map(() => ({ date: "2026-12-25", name: "", hours: [] })) }),
    ["days.1.date day_twice"],
  ],
  [
    "a day that does not exist",
    office({ days: [{ date: "2026-02-29", name: "", hours: [] }] }),
    ["days.0.date not_a_date"],
  ],
  ["an unknown zone", office({ timeZone: "Europe/Atlantis" }), ["timeZone not_a_time_zone"]],
  ["an offset as a zone", office({ timeZone: "+01:00" }), ["timeZone not_a_time_zone"]],
  [
    "wrong hours on a day",
    office({ days: [{ date: "2026-12-24", name: "", hours: [{ from: "12:00", to: "09:00" }] }] }),
    ["days.0.hours.0 hours_backwards"],
  ],
])("%s: refused, and said where", (_what, calendar, problems) => {
  expect(calendarProblems(calendar).map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
  expect(BusinessCalendar.safeParse(calendar).success).toBe(false);
});

test("hours that touch are no overlap", () => {
  expect(calendarProblems(monday(nine, { from: "17:00", to: "24:00" }))).toEqual([]);
});

test.each(["9:00", "24:00", "12:60", "noon", ""])("hours do not begin at %j", (from) => {
  expect(CalendarDraft.safeParse(monday({ from, to: "24:00" })).success).toBe(false);
});

test.each(["24:01", "25:00", "9:00"])("hours do not end at %j", (to) => {
  expect(CalendarDraft.safeParse(monday({ from: "01:00", to })).success).toBe(false);
});

test("a pasted list names holidays and days with hours of their own; lines that say nothing are told", () => {
  const text = [
    "2026-12-25 Christmas",
    "  2026/1/6, Epiphany  ",
    "",
    "2026-12-24 9:00-12:00 13:00–14:00 Christmas Eve",
    "2026-12-31",
    "Christmas 2026",
    "2026-02-30 Never",
    "2026-05-01 18:00-09:00 Night",
    "2026-12-25 Christmas Day",
  ].join("\r\n");
  expect(parseDayLines(text)).toEqual({
    days: [
      { date: "2026-12-25", name: "Christmas Day", hours: [] },
      { date: "2026-01-06", name: "Epiphany", hours: [] },
      {
        date: "2026-12-24",
        name: "Christmas Eve",
        hours: [
          { from: "09:00", to: "12:00" },
          { from: "13:00", to: "14:00" },
        ],
      },
      { date: "2026-12-31", name: "", hours: [] },
    ],
    wrong: [6, 7, 8],
  });
});
