import { expect, test } from "vitest";
import { executorOf } from "./executor";

test.each([
  [{}, "embedded"],
  [{ INNGEST_DEV: "0" }, "embedded"],
  [{ INNGEST_DEV: "false" }, "embedded"],
  [{ INNGEST_DEV: "1" }, "inngest"],
  [{ INNGEST_DEV: "http://127.0.0.1:8288" }, "inngest"],
  [{ INNGEST_BASE_URL: "https://inngest.example.org" }, "inngest"],
  [{ INNGEST_EVENT_KEY: "key" }, "inngest"],
] as const)("%j runs the functions %s", (settings, executor) => {
  expect(executorOf(settings)).toBe(executor);
});
