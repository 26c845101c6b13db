import { expect, test } from "vitest";
import { nextTick } from "./cron";

const at = (text: string) => Date.parse(text);
const next = (pattern: string, now: string) => new Date(nextTick(pattern, at(now))).toISOString();

test("the next tick is strictly later, in UTC by default", () => {
  expect(next("0 9 * * 1", "2026-11-22T12:00:00Z")).toBe("2026-11-23T09:00:00.000Z");
  expect(next("*/15 * * * *", "2026-11-22T12:15:00Z")).toBe("2026-11-22T12:30:00.000Z");
});

test("a time zone goes in front, and its summer time is kept", () => {
  expect(next("TZ=Europe/Berlin 0 9 * * *", "2026-01-10T09:00:00Z")).toBe("2026-01-11T08:00:00.000Z");
  expect(next("TZ=Europe/Berlin 0 9 * * *", "2026-07-10T09:00:00Z")).toBe("2026-07-11T07:00:00.000Z");
});

test("in the nights in which the clocks change a schedule comes once, also at an hour that is skipped or comes twice", () => {
  const days = (from: string, count: number) => {
    const ticks: string[] = [];
    for (let now = from; ticks.length < count; now = ticks.at(-1) ?? from) {
      ticks.push(next("TZ=Europe/Berlin 30 2 * * *", now));
    }
    return ticks.map((tick) => tick.slice(0, 10));
  };
  expect(days("2026-03-27T12:00:00Z", 3)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
  expect(days("2026-10-23T12:00:00Z", 3)).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"]);
});

test.each([["* * *"], ["0 0 0 * * *"], ["TZ=Nowhere/City 0 9 * * *"], ["61 * * * *"]])("%s is refused", (pattern) => {
  expect(() => nextTick(pattern, 0)).toThrow();
});
