import { describe, expect, test } from "vitest";
import { type DigestClock, digestTimes } from "./digest-time";

const BERLIN: DigestClock = { digest: "daily", digestAt: "08:00", weekdaysOnly: false, timeZone: "Europe/Berlin" };

function around(clock: Partial<DigestClock>, now: string): [string, string] {
  const { last, next } = digestTimes({ ...BERLIN, ...clock }, new Date(now));
  return [last.at.toISOString().slice(0, 16), next.at.toISOString().slice(0, 16)];
}

describe("a daily digest", () => {
  test("is due at its time on the person's clock, and that very moment is not after itself", () => {
    expect(around({}, "2026-11-25T06:59:59.999Z")).toEqual(["2026-11-24T07:00", "2026-11-25T07:00"]);
    expect(around({}, "2026-11-25T07:00:00.000Z")).toEqual(["2026-11-25T07:00", "2026-11-26T07:00"]);
    expect(around({ timeZone: "Asia/Shanghai" }, "2026-11-25T07:00:00Z")).toEqual([
      "2026-11-25T00:00",
      "2026-11-26T00:00",
    ]);
    expect(around({ timeZone: "Pacific/Kiritimati" }, "2026-11-25T20:00:00Z")).toEqual([
      "2026-11-25T18:00",
      "2026-11-26T18:00",
    ]);
  });

  test("keeps its time of day when clocks change", () => {
    expect(around({}, "2026-03-28T12:00:00Z")).toEqual(["2026-03-28T07:00", "2026-03-29T06:00"]);
    expect(around({}, "2026-10-24T12:00:00Z")).toEqual(["2026-10-24T06:00", "2026-10-25T07:00"]);
  });

  test("that a clock change leaves out comes right after it; that it repeats comes once", () => {
    expect(around({ digestAt: "02:30" }, "2026-03-29T00:00:00Z")).toEqual(["2026-03-28T01:30", "2026-03-29T01:30"]);
    expect(around({ digestAt: "02:30" }, "2026-03-29T01:30:00Z")).toEqual(["2026-03-29T01:30", "2026-03-30T00:30"]);
    expect(around({ digestAt: "02:30" }, "2026-10-25T00:30:00Z")).toEqual(["2026-10-25T00:30", "2026-10-26T01:30"]);
    expect(around({ digestAt: "02:30" }, "2026-10-25T01:30:00Z")).toEqual(["2026-10-25T00:30", "2026-10-26T01:30"]);
  });

  test("may leave out the weekend", () => {
    expect(around({ weekdaysOnly: true }, "2026-11-28T12:00:00Z")).toEqual(["2026-11-27T07:00", "2026-11-30T07:00"]);
  });

  test("has one period for each day of that clock", () => {
    const { last, next } = digestTimes({ ...BERLIN, timeZone: "Asia/Shanghai" }, new Date("2026-11-25T01:00:00Z"));
    expect([last.period, next.period]).toEqual(["2026-11-25", "2026-11-26"]);
  });
});

describe("an hourly digest", () => {
  const hourly = { digest: "hourly" } as const;

  test("is due at every full hour of that clock", () => {
    expect(around(hourly, "2026-11-25T07:40:00Z")).toEqual(["2026-11-25T07:00", "2026-11-25T08:00"]);
    const india = { ...hourly, timeZone: "Asia/Kolkata" };
    expect(around(india, "2026-11-25T07:40:00Z")).toEqual(["2026-11-25T07:30", "2026-11-25T08:30"]);
  });

  test("comes every hour when clocks change, each with a period of its own", () => {
    const times = ["00:10", "01:10", "02:10"].map((at) =>
      digestTimes({ ...BERLIN, ...hourly }, new Date(`2026-10-25T${at}:00Z`)),
    );
    expect(new Set(times.map(({ last }) => last.period)).size).toBe(3);
    expect(times.map(({ next, last }) => next.at.getTime() - last.at.getTime())).toEqual([
      3_600_000, 3_600_000, 3_600_000,
    ]);
  });

  test("may leave out the weekend of that clock", () => {
    expect(around({ ...hourly, weekdaysOnly: true }, "2026-11-28T12:00:00Z")).toEqual([
      "2026-11-27T22:00",
      "2026-11-29T23:00",
    ]);
  });
});

test("zones with odd clocks have a digest all through a year, within its bounds", () => {
  for (const timeZone of ["Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns"]) {
    let previous = 0;
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 29 * 3_600_000) {
      const { last, next } = digestTimes({ ...BERLIN, digestAt: "02:15", timeZone }, new Date(at));
      expect(last.at.getTime()).toBeLessThanOrEqual(at);
      expect(next.at.getTime()).toBeGreaterThan(at);
      expect(next.at.getTime() - last.at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      expect(last.at.getTime()).toBeGreaterThanOrEqual(previous);
      previous = last.at.getTime();
    }
  }
});
