import { expect, test } from "vitest";
import { inngestProblems } from "./inngest-problems";

const KEYS = { INNGEST_EVENT_KEY: "e", INNGEST_SIGNING_KEY: "s" };

test.each([
  [{}],
  [{ INNGEST_DEV: "1" }],
  [{ INNGEST_DEV: "0", ...KEYS }],
  [KEYS],
  [{ INNGEST_BASE_URL: "http://inngest:8288", ...KEYS }],
])("%j is one way of running", (settings) => {
  expect(inngestProblems(settings)).toEqual([]);
});

test.each([
  [{ INNGEST_DEV: "1", ...KEYS }],
  [{ INNGEST_DEV: "http://127.0.0.1:8288", INNGEST_BASE_URL: "http://inngest:8288", ...KEYS }],
  [{ INNGEST_EVENT_KEY: "e" }],
  [{ INNGEST_SIGNING_KEY: "s" }],
  [{ INNGEST_BASE_URL: "http://inngest:8288" }],
])("%j contradicts itself", (settings) => {
  expect(inngestProblems(settings)).toHaveLength(1);
});
