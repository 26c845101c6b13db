import { expect, test } from "vitest";
import type { FunctionConfig } from "../wire/function-config";
import { passThrottle, throttleOf } from "./throttle";

const event = { name: "e", id: "1", ts: 0, user: {}, data: { user: "ann" } };
const config = (throttle: FunctionConfig["throttle"]) => ({ id: "app-f", throttle }) as FunctionConfig;

/** How many of `tries` starts pass at each of the instants. */
function passed(throttle: FunctionConfig["throttle"], instants: number[], tries: number): number[] {
  const terms = throttleOf(config(throttle), event);
  if (!terms) throw new Error("no throttle");
  let tat = 0;
  return instants.map((now) => {
    let count = 0;
    for (let n = 0; n < tries; n += 1) {
      const next = passThrottle(tat, terms, now);
      if (next === undefined) continue;
      tat = next;
      count += 1;
    }
    return count;
  });
}

test("starts are spaced evenly over the period", () => {
  expect(throttleOf(config({ limit: 3, period: "1m" }), event)).toMatchObject({ everyMs: 20_000, aheadMs: 0 });
  expect(passed({ limit: 3, period: "1m" }, [1_000, 20_999, 21_000, 41_000, 500_000], 5)).toEqual([1, 0, 1, 1, 1]);
});

test("a burst lets so many start at once, and comes back with time that is not used", () => {
  const throttle = { limit: 1, period: "10s", burst: 3 };
  expect(passed(throttle, [1_000, 10_999, 11_000, 21_000, 500_000], 9)).toEqual([3, 0, 1, 1, 3]);
});

test("each value of the key has a throttle of its own, and each function", () => {
  expect(throttleOf(config({ limit: 1, period: "1s", key: "event.data.user" }), event)?.name).toBe("app-f|ann");
  expect(throttleOf(config({ limit: 1, period: "1s" }), event)?.name).toBe("app-f|");
  expect(throttleOf(config(undefined), event)).toBeUndefined();
});
