import { expect, test } from "vitest";
import type { FunctionConfig } from "../wire/function-config";
import { eventPatterns, isTriggeredBy, patternsCovering } from "./triggered-by";

const config = (...triggers: FunctionConfig["triggers"]) => ({ triggers }) as FunctionConfig;
const event = (name: string, data: unknown = {}) => ({ name, data, user: {}, id: "1", ts: 0 });

test("the patterns of a function are found by the names they cover", () => {
  const patterns = eventPatterns(
    config({ event: "shop/*" }, { cron: "0 0 * * *" }, { event: "paid" }, { event: "paid" }),
  );
  expect(patterns).toEqual(["shop/*", "paid"]);
  expect(patternsCovering("shop/a")).toEqual(["shop/a", "*", "s*", "sh*", "sho*", "shop*", "shop/*", "shop/a*"]);
});

test("any trigger will do, but its own condition must hold", () => {
  const fn = config({ event: "paid", expression: "event.data.n > 1" }, { event: "shop/*" });
  expect(isTriggeredBy(fn, event("paid", { n: 2 }))).toBe(true);
  expect(isTriggeredBy(fn, event("paid", { n: 1 }))).toBe(false);
  expect(isTriggeredBy(fn, event("shop/x"))).toBe(true);
  expect(isTriggeredBy(fn, event("shop"))).toBe(false);
});
