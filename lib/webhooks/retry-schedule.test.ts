import { expect, test } from "vitest";
import { MAX_TRIES, retryAfterMs, waitAfter } from "./retry-schedule";

const HOUR = 3_600_000;
const after = (no: number, random = 0) => waitAfter({ no, retryAfterMs: null }, random);

test("ten tries over three days, each further from the one before", () => {
  const waits = Array.from({ length: MAX_TRIES }, (_, index) => after(index + 1));
  expect(waits.map((wait) => (wait === null ? null : wait / 1000))).toEqual([
    5,
    300,
    1800,
    7200,
    18_000,
    36_000,
    50_400,
    72_000,
    86_400,
    null,
  ]);
});

test("chance makes a wait longer, up to a fifth, and never shorter", () => {
  expect([after(4, 0), after(4, 0.5), after(4, 1)]).toEqual([7_200_000, 7_920_000, 8_640_000]);
});

test("a receiver that asks for time gets it, up to a day; asking for less changes nothing", () => {
  expect(waitAfter({ no: 1, retryAfterMs: 120_000 }, 0)).toBe(120_000);
  expect(waitAfter({ no: 4, retryAfterMs: 120_000 }, 0)).toBe(2 * HOUR);
  expect(waitAfter({ no: 1, retryAfterMs: 300 * HOUR }, 0)).toBe(24 * HOUR);
  expect(waitAfter({ no: MAX_TRIES, retryAfterMs: 120_000 }, 0)).toBeNull();
});

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["Thu, 26 Nov 2026 10:00:30 GMT", 30_000],
  ["Thu, 26 Nov 2026 09:00:00 GMT", 0],
  ["soon", null],
  ["-5", null],
  ["1.5", null],
  ["99999999999999", null],
  [undefined, null],
])("Retry-After: %s", (header, expected) => {
  expect(retryAfterMs(header, new Date("2026-11-26T10:00:00.000Z"))).toBe(expected);
});
