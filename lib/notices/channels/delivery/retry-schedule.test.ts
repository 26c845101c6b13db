import { expect, test } from "vitest";
import { MAX_TRIES, waitAfter } from "./retry-schedule";

const HOUR = 3_600_000;
const failed = { isRateLimited: false, retryAfterMs: null, ageMs: 0 };

test("the waits grow, and there is a last try", () => {
  const waits = Array.from({ length: MAX_TRIES }, (_, index) => waitAfter({ ...failed, no: index + 1 }, 0));
  expect(waits).toEqual([10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, null]);
});

test("those who failed together do not come back together", () => {
  expect(waitAfter({ ...failed, no: 1 }, 1)).toBe(12_000);
});

test("who asks for time gets it, up to half a day", () => {
  expect(waitAfter({ ...failed, no: 1, retryAfterMs: 90_000 }, 0)).toBe(90_000);
  expect(waitAfter({ ...failed, no: 1, retryAfterMs: 99 * HOUR }, 0)).toBe(12 * HOUR);
});

test("being asked to come later costs no try, but no message waits longer than a day", () => {
  const limited = { ...failed, isRateLimited: true, no: 50 };
  expect(waitAfter(limited, 0)).toBe(60_000);
  expect(waitAfter({ ...limited, ageMs: 24 * HOUR }, 0)).toBeNull();
});
