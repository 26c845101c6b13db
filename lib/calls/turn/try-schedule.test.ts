import { expect, test } from "vitest";
import { MAX_TRIES, waitAfterTry } from "./try-schedule";

const HOUR = 3_600_000;

test("six tries in about an hour and a quarter", () => {
  const waits = Array.from({ length: MAX_TRIES }, (_, index) => waitAfterTry({ no: index + 1, wishMs: null }, 0));
  expect(waits).toEqual([5000, 30_000, 120_000, 600_000, HOUR, null]);
});

test.each([
  [5, 0.5, null, 66 * 60_000],
  [1, 1, null, 6000],
  [1, 0, 90_000, 90_000],
  [4, 0, 90_000, 600_000],
  [1, 0, 90 * 24 * HOUR, 24 * HOUR],
])("after try %i, chance %f and a wish of %s: %i ms", (no, random, wishMs, wait) => {
  expect(waitAfterTry({ no, wishMs }, random)).toBe(wait);
});
