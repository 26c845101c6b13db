import { expect, test } from "vitest";
import { daysToPeriod, readablePeriod } from "./absence-days";

test("days become the time from the first midnight to the one after the last day", () => {
  expect(daysToPeriod("2026-11-25", "2026-11-27", "Asia/Shanghai")).toEqual({
    startsAt: "2026-11-24T16:00:00.000Z",
    endsAt: "2026-11-27T16:00:00.000Z",
  });
  expect(daysToPeriod("2026-03-29", "2026-03-29", "Europe/Berlin")).toEqual({
    startsAt: "2026-03-28T23:00:00.000Z",
    endsAt: "2026-03-29T22:00:00.000Z",
  });
});

test.each(["UTC", "Asia/Shanghai", "Europe/Berlin", "America/Santiago"])(
  "in %s a period of days reads as its days",
  (zone) => {
    const day = (date: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(date);
    const { isWholeDays, from, until } = readablePeriod(daysToPeriod("2026-09-05", "2026-09-06", zone), zone);
    expect([isWholeDays, day(from), day(until)]).toEqual([true, "2026-09-05", "2026-09-06"]);
  },
);

test("a period that begins or ends within a day reads by the minute", () => {
  const period = { startsAt: "2026-11-25T00:00:00Z", endsAt: "2026-11-25T12:30:00Z" };
  expect(readablePeriod(period, "UTC")).toEqual({
    isWholeDays: false,
    from: new Date(period.startsAt),
    until: new Date(period.endsAt),
  });
});
