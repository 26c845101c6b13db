import { describe, expect, test } from "vitest";
import { compileFlow } from "../flow/compile";
import { statusOf } from "../model";
import { playLeave } from "../testing/leave-flow";
import { bob, compilers, flowOf, Scenario } from "../testing/scenario";

describe("routing", () => {
  test.each([
    [2, "hr"],
    [3, "hr"],
    [4, "director"],
    [5, "director"],
    [6, "ceo"],
  ])("%d days go to %s", (days, node) => {
    const s = playLeave();
    s.given(s.submit({ days }));
    s.given(s.press("agree", bob));
    expect(s.where()).toEqual([node]);
  });

  test("a condition that cannot be answered does not hold, and says so", () => {
    const s = playLeave();
    s.given(s.submit());
    const events = s.play(s.press("agree", bob));
    expect(s.where()).toEqual(["hr"]);
    expect(events.filter((event) => event.type === "ConditionFailed")).toHaveLength(2);
  });

  test("values sent with the button decide the branch", () => {
    const s = playLeave();
    s.given(s.submit({ days: 2 }));
    s.given(s.press("agree", bob, s.taskNo(), { days: 6 }));
    expect(s.where()).toEqual(["ceo"]);
  });

  test("gateways lead through gateways in one step, and circles are refused", () => {
    const nodes = [
      { key: "start", type: "start" as const },
      { key: "a", type: "exclusive" as const },
      { key: "b", type: "exclusive" as const },
      { key: "task", type: "task" as const },
    ];
    const chain = flowOf(nodes, [
      { key: "submit", from: "start", to: "a" },
      { key: "ab", from: "a", to: "b", isDefault: true },
      { key: "bt", from: "b", to: "task", isDefault: true },
    ]);
    const s = new Scenario(chain, {});
    s.given(s.submit());
    expect(s.where()).toEqual(["task"]);

    const circle = flowOf(nodes, [
      { key: "submit", from: "start", to: "a" },
      { key: "ab", from: "a", to: "b", isDefault: true },
      { key: "ba", from: "b", to: "a", isDefault: true },
    ]);
    const c = new Scenario(circle, {});
    c.refuses(c.submit(), "endless_gateways");
  });

  test("a gateway without a way out refuses the whole command", () => {
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        { key: "gate", type: "exclusive" },
        { key: "task", type: "task" },
      ],
      [
        { key: "submit", from: "start", to: "gate" },
        { key: "big", from: "gate", to: "task", condition: "days > 3" },
      ],
    );
    const s = new Scenario(flow, {});
    s.refuses(s.submit({ days: 1 }), "no_branch");
  });

  test("a node Skein cannot run refuses whoever would go there", () => {
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        { key: "robot", type: "foreign" },
      ],
      [{ key: "submit", from: "start", to: "robot" }],
    );
    const s = new Scenario(flow, {});
    s.refuses(s.submit(), "not_executable");
  });

  test("a ticket may end at once", () => {
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        { key: "end", type: "end" },
      ],
      [{ key: "submit", from: "start", to: "end" }],
    );
    const s = new Scenario(flow, {});
    s.given(s.submit());
    expect(statusOf(s.state)).toBe("finished");
  });
});

test("a definition with loose ends does not compile", () => {
  const loose = { key: "t", from: "start", to: "nowhere", intent: "neutral" as const, order: 0, timer: null };
  const transitions = [{ ...loose, condition: "", isDefault: false }];
  expect(() => compileFlow({ nodes: [{ key: "start", type: "start" }], transitions }, compilers)).toThrow(/no node/);
  expect(() => compileFlow({ nodes: [{ key: "a", type: "task" }], transitions: [] }, compilers)).toThrow(/start/);
});
