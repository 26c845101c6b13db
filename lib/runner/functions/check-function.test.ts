import { expect, test } from "vitest";
import { checkFunction } from "./check-function";

const step = {
  id: "step",
  name: "step",
  runtime: { type: "http", url: "http://x/api/inngest" },
  retries: { attempts: 3 },
};
const config = { id: "app-f", name: "f", triggers: [{ event: "e" }], steps: { step } };

test("a function as the SDK registers it is accepted", () => {
  const whole = {
    ...config,
    triggers: [{ event: "e", expression: "event.data.n > 1" }, { cron: "TZ=Asia/Shanghai 0 9 * * 1-5" }],
    cancel: [{ event: "stop", if: "async.data.id == event.data.id", timeout: "1d" }],
    concurrency: [{ limit: 5 }, { limit: 1, key: "event.data.id", scope: "env" }],
    idempotency: "event.data.id",
    timeouts: { start: "1h", finish: "1d" },
    throttle: { limit: 3, period: "1m30s", burst: 2, key: "event.data.id" },
    debounce: { period: "5s", timeout: "1m", key: "event.data.id" },
    singleton: { mode: "cancel", key: "event.data.id" },
  };
  expect(checkFunction(whole, 0)).toEqual(whole);
});

test.each([
  ["a feature it has never heard of", { clairvoyance: true }, "clairvoyance"],
  ["jitter", { triggers: [{ cron: "0 0 * * *", jitter: "5m" }] }, "jitter"],
  [
    "a worker that is connected otherwise",
    { steps: { step: { ...step, runtime: { type: "ws", url: "x" } } } },
    "runtime",
  ],
  ["more retries than Inngest allows", { steps: { step: { ...step, retries: { attempts: 21 } } } }, "attempts"],
  ["a limit of time that is none", { timeouts: { finish: "later" } }, 'timeouts.finish: not a duration: "later"'],
  ["batchEvents", { batchEvents: { maxSize: 5, timeout: "5s" } }, "batchEvents is not supported"],
  ["priority", { priority: { run: "100" } }, "priority is not supported"],
  ["rateLimit", { rateLimit: { limit: 1, period: "1m" } }, "rateLimit is not supported"],
  ["a throttle of nothing", { throttle: { limit: 0, period: "1m" } }, "throttle.limit"],
  ["a throttle without a period", { throttle: { limit: 1, period: "" } }, "throttle.period: not a duration"],
  [
    "a throttle under a second",
    { throttle: { limit: 1, period: "500ms" } },
    "throttle.period must be between 1s and 7d",
  ],
  ["a throttle's key that is no CEL", { throttle: { limit: 1, period: "1m", key: "(" } }, "function app-f: "],
  ["a debounce over a week", { debounce: { period: "8d" } }, "debounce.period must be between 1s and 7d"],
  [
    "a debounce that ends before it begins",
    { debounce: { period: "1m", timeout: "5s" } },
    "debounce.timeout must not be",
  ],
  ["a debounce with an option of its own", { debounce: { period: "1m", leading: true } }, "leading"],
  ["a singleton of another mode", { singleton: { mode: "queue" } }, "singleton.mode"],
])("%s is refused, and the reason names it", (_, more, reason) => {
  expect(() => checkFunction({ ...config, ...more }, 0)).toThrow("function app-f: ");
  expect(() => checkFunction({ ...config, ...more }, 0)).toThrow(reason);
});
