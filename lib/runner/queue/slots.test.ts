import { expect, test } from "vitest";
import type { FunctionConfig } from "../wire/function-config";
import { slotsOf } from "./slots";

const event = { name: "e", id: "1", ts: 0, user: {}, data: { customer: "c1", n: 3 } };
const config = (concurrency: FunctionConfig["concurrency"]) => ({ id: "app-f", concurrency }) as FunctionConfig;

test("a limit is per function, and per value of its key", () => {
  expect(slotsOf(config(undefined), event)).toEqual([]);
  expect(slotsOf(config(0), event)).toEqual([]);
  expect(slotsOf(config({ limit: 0, key: "event.data.customer" }), event)).toEqual([]);
  expect(slotsOf(config(5), event)).toEqual([{ name: "app-f|", limit: 5 }]);
  expect(slotsOf(config({ limit: 1, key: "event.data.customer" }), event)).toEqual([{ name: "app-f|c1", limit: 1 }]);
});

test("a limit for the whole environment is shared between functions by its key", () => {
  const shared = config([{ limit: 2 }, { limit: 3, scope: "env", key: "'mail'" }]);
  expect(slotsOf(shared, event)).toEqual([
    { name: "app-f|", limit: 2 },
    { name: "env|mail", limit: 3 },
  ]);
});

test("a key that does not fit the event counts as none", () => {
  expect(slotsOf(config({ limit: 1, key: "event.data.customer - 1" }), event)).toEqual([{ name: "app-f|", limit: 1 }]);
});
