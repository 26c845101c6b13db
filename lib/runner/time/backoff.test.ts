import { expect, test } from "vitest";
import { inngestBackoff } from "./backoff";

test("the delays are Inngest's, and do not grow after the tenth", () => {
  const seconds = Array.from({ length: 12 }, (_, attempt) => inngestBackoff(attempt, 0) / 1_000);
  expect(seconds).toEqual([15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200, 7_200, 7_200]);
});

test("up to half a minute is added", () => {
  expect(inngestBackoff(0, 0.5)).toBe(30_000);
  expect(inngestBackoff(0)).toBeLessThan(45_000);
});
