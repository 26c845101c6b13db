import { describe, expect, test } from "vitest";
import { FlowDefinition, type FlowDefinitionInput } from "@/lib/flows/definition";
import { PALETTE } from "./adding/new-node";
import { mayAdd, mayConnect, mayInsert } from "./rules";

const node = (key: string, type: string, more: object = {}) => ({ key, name: key, type, ...more });
const line = (from: string, to: string, more: object = {}) => ({ key: `${from}-${to}`, from, to, name: "On", ...more });
const timer = { afterSeconds: 60 };

const NODES = [
  node("start", "start"),
  node("task", "task"),
  node("exclusive", "exclusive"),
  node("parallel", "parallel"),
  node("inclusive", "inclusive"),
  node("wait", "wait", { wait: { kind: "duration", seconds: 60 } }),
  node("hook", "hook", { hook: { url: "" } }),
  node("script", "script", { script: {} }),
  node("child", "child", { children: { kind: "attached" } }),
  node("copy", "copy"),
  node("end", "end"),
];

const flow = (transitions: object[] = [], nodes: object[] = NODES): FlowDefinition =>
  FlowDefinition.parse({ format: 1, nodes, transitions } as FlowDefinitionInput);

const ONE_WAY = ["wait", "hook", "script", "child", "copy"];
const MANY_WAYS = ["start", "task", "exclusive", "parallel", "inclusive"];

describe("a transition", () => {
  test("leads from everything but an end to everything but the start, to itself only where people act", () => {
    for (const from of PALETTE) {
      for (const to of PALETTE) {
        const expected =
          from === "end"
            ? "end_has_no_way_out"
            : to === "start"
              ? "start_has_no_way_in"
              : from === to && from !== "task"
                ? "gateway_to_itself"
                : null;
        expect(mayConnect(flow(), from, to), `${from} → ${to}`).toBe(expected);
      }
    }
    expect(mayConnect(flow(), "task", "nowhere")).toBe("unknown_node");
    expect(mayConnect(flow(), "nowhere", "task")).toBe("unknown_node");
  });

  test.each(ONE_WAY)("is the only one that leaves a %s without a timer", (from) => {
    expect(mayConnect(flow([line(from, "end")]), from, "task")).toBe("one_way_only");
    expect(mayConnect(flow([line(from, "end", { timer })]), from, "task")).toBeNull();
    expect(mayConnect(flow([line(from, "end")]), from, "task", `${from}-end`)).toBeNull();
  });

  test.each(MANY_WAYS)("may be one of several that leave a %s, also to the same node", (from) => {
    expect(mayConnect(flow([line(from, "end")]), from, "end")).toBeNull();
  });

  test("may be turned elsewhere though there are as many as can be, but not be one more", () => {
    const most = flow(Array.from({ length: 4000 }, (_, index) => line("task", "end", { key: `t${index}` })));
    expect(mayConnect(most, "task", "end")).toBe("too_many_transitions");
    expect(mayConnect(most, "task", "copy", "t7")).toBeNull();
  });
});

describe("a node", () => {
  test("of any kind may be added, but no second start", () => {
    for (const type of PALETTE) expect(mayAdd(flow([], []), type)).toBeNull();
    for (const type of PALETTE) expect(mayAdd(flow(), type)).toBe(type === "start" ? "one_start" : null);
  });

  test("stands on a transition unless it is a start or an end", () => {
    for (const type of PALETTE) {
      const expected = { start: "start_has_no_way_in", end: "end_has_no_way_out" }[type as string] ?? null;
      expect(mayInsert(flow(), type), type).toBe(expected);
    }
  });

  test("is not added to as many as can be", () => {
    const most = flow(
      [],
      Array.from({ length: 2000 }, (_, index) => node(`n${index}`, "task")),
    );
    expect(mayAdd(most, "task")).toBe("too_many_nodes");
    expect(mayInsert(most, "task")).toBe("too_many_nodes");
  });
});
