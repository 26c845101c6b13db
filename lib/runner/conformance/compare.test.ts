import { expect, test } from "vitest";
import { differencesOf, knownDifferences } from "./compare";
import type { RecordedCall, Recording } from "./recording";

const call = (change: Partial<RecordedCall> = {}): RecordedCall => ({
  step: "step",
  attempt: 0,
  maxAttempts: 1,
  version: 2,
  plansOnly: false,
  events: 1,
  memos: {},
  stack: [],
  answer: { status: 200, noRetry: null, retryAfter: null, value: null },
  ...change,
});

const recording = (fn: string, calls: RecordedCall[], notes = {}): Recording => ({
  runs: [{ function: fn, event: { name: "e", data: {} }, calls }],
  notes,
});

test("the same recording in another order is the same", () => {
  const [one, other] = [call(), call({ step: "a" })];
  expect(differencesOf(recording("f", [one, other]), recording("f", [other, one]))).toEqual([]);
});

test("a call that is missing, one too many and one that differs are named", () => {
  const retried = call({ attempt: 1 });
  expect(differencesOf(recording("f", [call()]), recording("f", [retried]))).toEqual([
    `missing: call of f ${JSON.stringify(call())}`,
    `unexpected: call of f ${JSON.stringify(retried)}`,
  ]);
  expect(differencesOf(recording("f", [call()]), recording("f", [call(), call()]))).toHaveLength(3);
  expect(differencesOf(recording("f", [call()]), { runs: [], notes: {} })).toHaveLength(2);
});

test("notes count", () => {
  const [line] = differencesOf(recording("f", [], { apart: true }), recording("f", [], { apart: false }));
  expect(line).toBe('notes: expected {"apart":true}, seen {"apart":false}');
});

test("what is known to differ on a server counts only between executors of ours, and only for its function", () => {
  const [one, other] = [[call({ plansOnly: true })], [call({ plansOnly: false })]];
  expect(differencesOf(recording("race", one), recording("race", other), knownDifferences)).toEqual([]);
  expect(differencesOf(recording("race", one), recording("race", other))).toHaveLength(2);
  expect(differencesOf(recording("chain", one), recording("chain", other), knownDifferences)).toHaveLength(2);
});
