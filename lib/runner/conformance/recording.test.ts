import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { recordingOf } from "./recording";
import type { Exchange } from "./wire-log";

const sha1 = (id: string) => createHash("sha1").update(id).digest("hex");
const [A, B] = [sha1("a"), sha1("a:1")];

function exchange(change: {
  target?: string;
  steps?: Record<string, unknown>;
  answer: unknown;
  status?: number;
}): Exchange {
  const steps = change.steps ?? {};
  const ids = Object.keys(steps);
  return {
    at: 0,
    functionId: "f",
    target: change.target ?? "step",
    call: {
      version: 2,
      event: {
        name: "conformance/f",
        data: { at: "2026-01-02T03:04:05.006Z", key: "key-cafe", ms: 1_790_000_000_000 },
      },
      events: [{}],
      steps,
      ctx: {
        run_id: "R",
        attempt: 0,
        max_attempts: 4,
        disable_immediate_execution: ids.length > 0,
        stack: { stack: ids, current: ids.length },
      },
    },
    status: change.status ?? 206,
    noRetry: null,
    retryAfter: null,
    answer: JSON.stringify(change.answer),
  };
}

const planned = [A, B].map((id) => ({ op: "StepPlanned", id, displayName: "a" }));

test("hashes become names, times, ids and marks become placeholders, stacks go", () => {
  const id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
  const error = { name: "Error", message: "no", stack: "at line 1" };
  const { runs } = recordingOf(
    [
      exchange({ answer: [{ op: "StepRun", id: A, name: "a", displayName: "a", data: { id } }] }),
      exchange({ steps: { [A]: { data: { id } } }, answer: error, status: 500 }),
    ],
    "cafe",
    { seen: 1 },
  );
  expect(runs).toMatchObject([
    {
      function: "f",
      event: { name: "conformance/f", data: { at: "<time>", key: "key-<mark>", ms: "<time>" } },
      calls: [
        { step: "step", answer: { ops: [{ op: "StepRun", step: "a", data: { id: "<id>" } }] } },
        { memos: { a: "data" }, stack: ["a"], plansOnly: true, answer: { status: 500, error: "Error: no" } },
      ],
    },
  ]);
  expect(JSON.stringify(runs)).not.toContain("at line 1");
});

test("whether one of two steps planned together was over before the other began makes no difference", () => {
  const alone = exchange({ target: B, answer: [{ op: "StepRun", id: B, displayName: "a" }] });
  const after = exchange({
    target: B,
    steps: { [A]: { data: 1 } },
    answer: [{ op: "StepRun", id: B, displayName: "a" }],
  });
  const [one, other] = [alone, after].map((second) => recordingOf([exchange({ answer: planned }), second], "cafe", {}));
  const stepsOf = (recording: typeof one) =>
    recording?.runs[0]?.calls.map(({ step, memos, stack }) => [step, memos, stack]);
  expect(stepsOf(one)).toEqual(stepsOf(other));
  expect(stepsOf(one)).toContainEqual(["a:1", {}, []]);
});
