import { expect, test } from "vitest";
import { office } from "@/lib/calendars/testing/office";
import { draftOf, placed, toCalendar, withDays } from "./calendar-draft";
import { weekSummary } from "./week-summary";

const HOURS = "09:00–12:00, 13:00–18:00";
const draft = () => draftOf({ name: "Office", calendar: office() });

test("a calendar is drafted and read again as it was", () => {
  expect(draft()).toEqual({
    name: "Office",
    timeZone: "Europe/Berlin",
    week: [HOURS, HOURS, HOURS, HOURS, HOURS, "", ""],
    days: [{ id: 1, date: "2026-12-25", name: "Christmas", hours: "" }],
  });
  const { calendar, problems } = toCalendar(draft());
  expect(problems).toEqual([]);
  expect(calendar.days).toEqual(office().days);
  expect(calendar.week.slice(0, 5)).toEqual(office().week);
  expect(calendar.week.slice(5)).toEqual([6, 7].map((day) => ({ day, hours: [] })));
});

test("what is wrong is told where it stands", () => {
  const wrong = {
    ...draft(),
    name: " ",
    timeZone: "Mars",
    week: ["morning", "17-9", "9-12 11-14", "", "", "", ""],
    days: [
      { id: 1, date: "", name: "", hours: "" },
      { id: 2, date: "2026-01-01", name: "", hours: "x" },
    ],
  };
  expect(placed(toCalendar(wrong).problems, ({ code }) => code)).toEqual({
    name: "required",
    timeZone: "not_a_time_zone",
    "week.0": "not_hours",
    "week.1": "hours_backwards",
    "week.2": "hours_overlap",
    "days.0": "not_a_date",
    "days.1": "not_hours",
  });
  const closed = { ...draft(), week: ["", "", "", "", "", "", ""] };
  expect(placed(toCalendar(closed).problems, ({ code }) => code)).toEqual({ week: "no_hours" });
});

test("what the server finds is told at the same places", () => {
  const found = [
    { path: "calendar.days.3.hours.0", code: "hours_empty" },
    { path: "calendar.week.6.hours.1", code: "hours_overlap" },
    { path: "name", code: "name_taken" },
  ];
  expect(Object.keys(placed(found, ({ code }) => code))).toEqual(["days.3", "week.6", "name"]);
});

test("pasted days come in order, and instead of those of the same date", () => {
  const days = withDays(draft().days, [
    { date: "2027-01-01", name: "New Year", hours: [] },
    { date: "2026-12-25", name: "Christmas Day", hours: [] },
    { date: "2026-12-24", name: "Eve", hours: [{ from: "09:00", to: "12:00" }] },
  ]);
  expect(days.map(({ date, name, hours }) => [date, name, hours])).toEqual([
    ["2026-12-24", "Eve", "09:00–12:00"],
    ["2026-12-25", "Christmas Day", ""],
    ["2027-01-01", "New Year", ""],
  ]);
  expect(new Set(days.map(({ id }) => id)).size).toBe(3);
});

test("a week is told in as few words as it takes", () => {
  const at = (from: string, to: string) => [{ from, to }];
  expect(weekSummary(office())).toEqual([{ from: 1, to: 5, hours: HOURS }]);
  const mixed = office({
    week: [
      { day: 7, hours: at("10:00", "12:00") },
      { day: 1, hours: at("09:00", "17:00") },
      { day: 3, hours: at("09:00", "17:00") },
      { day: 4, hours: at("09:00", "17:00") },
    ],
  });
  expect(weekSummary(mixed)).toEqual([
    { from: 1, to: 1, hours: "09:00–17:00" },
    { from: 3, to: 4, hours: "09:00–17:00" },
    { from: 7, to: 7, hours: "10:00–12:00" },
  ]);
});
