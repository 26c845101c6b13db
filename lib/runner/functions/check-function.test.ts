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
  ["a limit of time that is none", { timeouts: { finish: "later" } }, "later"],
])("%s is refused, and the reason names it", (_, more, reason) => {
  expect(() => checkFunction({ ...config, ...more }, 0)).toThrow("function app-f: ");
  expect(() => checkFunction({ ...config, ...more }, 0)).toThrow(reason);
});
