import { expect, test } from "vitest";
import { countPlaywright } from "./playwright.mjs";
import { countVitest } from "./vitest.mjs";

const report = { numPassedTests: 4, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

test.each([
  ["a clean run", report, 0, { passed: 4, failed: 0, skipped: 2 }],
  ["failed tests", { ...report, numFailedTests: 2 }, 1, { passed: 4, failed: 2, skipped: 2 }],
  [
    "a file that does not load",
    { ...report, testResults: [{ status: "failed", assertionResults: [] }] },
    1,
    { passed: 4, failed: 1, skipped: 2 },
  ],
  ["an error outside every test", report, 1, { passed: 4, failed: 1, skipped: 2 }],
  ["no report at all", null, 1, { passed: 0, failed: 1, skipped: 0 }],
])("vitest: %s", (_what, given, code, counts) => {
  expect(countVitest(given, code)).toEqual(counts);
});

const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 1 };

test.each([
  ["a clean run", { stats }, 0, { passed: 5, failed: 0, skipped: 1 }],
  ["failed tests", { stats: { ...stats, unexpected: 2 } }, 1, { passed: 5, failed: 2, skipped: 1 }],
  [
    "a test that passed at the second attempt",
    { stats: { ...stats, flaky: 1 } },
    0,
    { passed: 5, failed: 1, skipped: 1 },
  ],
  [
    "a server that did not start",
    { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } },
    1,
    { passed: 0, failed: 1, skipped: 0 },
  ],
  ["no report at all", null, 1, { passed: 0, failed: 1, skipped: 0 }],
])("playwright: %s", (_what, given, code, counts) => {
  expect(countPlaywright(given, code)).toEqual(counts);
});
