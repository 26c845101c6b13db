import { expect, test } from "vitest";
import type { Op } from "../wire/op";
import { changeOf, type OpScope } from "./changes-by-op";

const scope: OpScope = {
  now: 1_000,
  functions: new Map(),
  takenSignals: new Set(["taken"]),
  run: {
    id: "R",
    functionId: "app-f",
    status: "running",
    event: { name: "e", id: "1", ts: 0, user: {}, data: { id: "T-1" } },
    version: 2,
    stepCount: 0,
    maxAttempts: 4,
    slots: [{ name: "s", limit: 1 }],
    startedAt: 0,
    isOverdue: false,
    parentRun: null,
    parentStep: null,
    pending: [],
    plansOnly: false,
  },
};
const op = (code: string, more: Partial<Op> = {}): Op => ({ id: "id", op: code, displayName: "label", ...more });

test("a finished step is remembered with its data, nothing as null", () => {
  expect(changeOf(op("StepRun", { data: 5 }), scope).memos).toMatchObject([{ name: "label", state: { data: 5 } }]);
  expect(changeOf(op("StepRun"), scope).memos).toMatchObject([{ state: { data: null } }]);
});

test("a planned step becomes a call of exactly that step, under the run's limits", () => {
  expect(changeOf(op("StepPlanned"), scope).jobs).toEqual([
    expect.objectContaining({
      kind: "call",
      stepId: "id",
      due: 1_000,
      maxAttempts: 4,
      slots: [{ name: "s", limit: 1 }],
    }),
  ]);
});

test("a sleep takes its duration from the operation's name", () => {
  expect(changeOf(op("Sleep", { name: "1m" }), scope).jobs).toMatchObject([{ kind: "sleep", due: 61_000 }]);
});

test("a wait is entered with its time-out, the value it needs, and a job for the end of its time", () => {
  const wanted = { timeout: "1m", if: "async.data.id == event.data.id" };
  const change = changeOf(op("WaitForEvent", { name: "answered", opts: wanted }), scope);
  expect(change.waits).toMatchObject([{ kind: "event", name: "answered", requiredValue: "T-1", expiresAt: 61_000 }]);
  expect(change.jobs).toMatchObject([{ kind: "wait", due: 61_000, payload: { kind: "event" } }]);
});

test("a wait without a time-out lasts for Inngest's longest time", () => {
  expect(changeOf(op("WaitForEvent", { name: "e" }), scope).waits).toMatchObject([
    { expiresAt: 1_000 + 366 * 86_400_000 },
  ]);
});

test("a signal that another run waits for is an error, unless this one is to replace it", () => {
  const wait = (conflict: string) => changeOf(op("WaitForSignal", { opts: { signal: "taken", conflict } }), scope);
  expect(wait("fail").memos).toMatchObject([{ state: { error: { message: expect.stringContaining("taken") } } }]);
  expect(wait("replace").waits).toMatchObject([{ kind: "signal", name: "taken" }]);
});

test.each([
  ["an unknown operation", op("DeferAdd"), "UnsupportedOperation"],
  ["a name every object has", op("toString"), "UnsupportedOperation"],
  ["a sleep of no duration", op("Sleep", { name: "" }), "InvalidStep"],
  ["a wait for no event", op("WaitForEvent"), "InvalidStep"],
])("%s ends the run as failed", (_, wrong, name) => {
  expect(changeOf(wrong, scope).end).toMatchObject({ status: "failed", output: { name } });
});
