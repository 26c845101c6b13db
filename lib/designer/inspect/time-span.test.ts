import fc from "fast-check";
import { expect, test } from "vitest";
import { secondsOf, spanOf, unitsOf } from "./time-span";

test("a time is shown in the largest unit that is whole", () => {
  expect(spanOf(172_800, null)).toEqual({ value: 2, unit: "day" });
  expect(spanOf(5400, null)).toEqual({ value: 90, unit: "minute" });
  expect(spanOf(61, null)).toEqual({ value: 61, unit: "second" });
});

test("open hours are never called days", () => {
  expect(spanOf(172_800, 1)).toEqual({ value: 48, unit: "hour" });
  expect(unitsOf(1)).not.toContain("day");
});

test.each([
  ["2", "day", 172_800],
  [" 1,5 ", "hour", 5400],
  ["0.5", "day", 43_200],
  ["366", "day", 31_622_400],
  ["367", "day", null],
  ["0", "hour", null],
  ["-1", "hour", null],
  ["1e9", "minute", null],
  ["soon", "day", null],
  ["", "day", null],
] as const)("%j %s is %j seconds", (text, unit, seconds) => expect(secondsOf(text, unit)).toBe(seconds));

test("what is shown is read back as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31_622_400 }), fc.constantFrom(null, 3), (seconds, calendarId) => {
      const { value, unit } = spanOf(seconds, calendarId);
      expect(secondsOf(String(value), unit)).toBe(seconds);
    }),
    { seed: 11, endOnFailure: true },
  );
});
