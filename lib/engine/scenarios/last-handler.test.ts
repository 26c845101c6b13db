import { describe, expect, test } from "vitest";
import { actsOf } from "../testing/acts";
import { hr2 } from "../testing/leave-flow";
import { ann, flowOf, HOUR, Scenario } from "../testing/scenario";

describe("the last handler", () => {
  const access = flowOf(
    [
      { key: "start", type: "start" },
      { key: "ops", type: "task", rememberLastHandler: true },
      { key: "check", type: "task" },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "ops" },
      { key: "done", from: "ops", to: "check" },
      { key: "again", from: "check", to: "ops" },
      { key: "late", from: "ops", to: "check", timer: { afterSeconds: 3600, resetOn: "never" } },
    ],
  );

  test("is asked for when the ticket comes back", () => {
    const s = new Scenario(access, { ops: { candidates: [{ type: "role", id: 7 }], people: [11, 12] } });
    const first = s.play(s.submit());
    expect(first.find((event) => event.type === "AssignmentRequested")).toMatchObject({ preferred: null });
    s.given(s.press("done", hr2));
    const second = s.play(s.press("again", ann));
    expect(second.find((event) => event.type === "AssignmentRequested")).toMatchObject({ preferred: hr2.userId });
  });

  test("is never the clock", () => {
    const s = new Scenario(access, { ops: { candidates: [{ type: "role", id: 7 }], people: [11, 12] } });
    s.given(s.submit());
    s.given(actsOf(s).fire(s.state.timers[0]?.no, s.at + HOUR));
    const events = s.play(s.press("again", ann));
    expect(events.find((event) => event.type === "AssignmentRequested")).toMatchObject({ preferred: null });
  });
});

test("the last handler who has left is forgotten", () => {
  const flow = flowOf(
    [
      { key: "start", type: "start" },
      { key: "ops", type: "task", rememberLastHandler: true },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "ops" },
      { key: "done", from: "ops", to: "end" },
    ],
  );
  const s = new Scenario(flow, { ops: { candidates: [{ type: "role", id: 7 }], people: [11, 12] } });
  s.given(s.submit());
  s.given(s.press("done", hr2));
  s.given(actsOf(s).move("ops"));
  expect(s.assignees()).toEqual([12]);
  s.gone.add(12);
  s.given(actsOf(s).move("ops"));
  expect([s.assignees(), s.state.tasks[0]?.candidates]).toEqual([[], [{ type: "role", id: 7 }]]);
});
