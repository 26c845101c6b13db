import { expect, test } from "vitest";
import { type Condition, compileFlow, type ExecutableFlow } from "@/lib/engine/flow/compile";
import { courseAhead } from "./course-ahead";

type Link = Partial<ExecutableFlow["transitions"][number]> & { from: string; to: string };

function flowOf(types: Record<string, ExecutableFlow["nodes"][number]["type"]>, links: Link[]) {
  const flow: ExecutableFlow = {
    nodes: Object.entries(types).map(([key, type]) => ({ key, type })),
    transitions: links.map((link, order) => ({
      key: `${link.from}-${link.to}-${order}`,
      intent: "neutral",
      timer: null,
      condition: "",
      isDefault: false,
      order,
      ...link,
    })),
  };
  const condition = (source: string): Condition => {
    return ({ values }) => {
      if (source === "broken") return { error: "broken" };
      return { holds: Number(values.days) > Number(source) };
    };
  };
  return compileFlow(flow, { condition, instant: () => () => null });
}

const leave = flowOf(
  { start: "start", leader: "task", edit: "task", gate: "exclusive", ceo: "task", hr: "task", end: "end" },
  [
    { from: "start", to: "leader", intent: "approve" },
    { from: "leader", to: "edit", intent: "reject" },
    { from: "leader", to: "leader" },
    { from: "leader", to: "end", timer: { afterSeconds: 60, resetOn: "never" } },
    { from: "leader", to: "gate", intent: "approve" },
    { from: "gate", to: "edit", condition: "broken" },
    { from: "gate", to: "ceo", condition: "5" },
    { from: "gate", to: "hr", isDefault: true },
    { from: "ceo", to: "hr" },
    { from: "hr", to: "end" },
    { from: "edit", to: "leader" },
  ],
);

const ahead = (node: string, days: number, returnTo: string | null = null) =>
  courseAhead(leave, [{ node, returnTo }], { values: { days }, title: "", requester: 1, requesterGroups: [] });

test("the way goes through gateways by what the ticket says", () => {
  expect(ahead("leader", 2)).toEqual(["gate", "hr", "end"]);
  expect(ahead("leader", 9)).toEqual(["gate", "ceo", "hr", "end"]);
});

test("refusing, saving and timers are not the way; a condition that fails does not hold", () => {
  expect(ahead("start", 2)).toEqual(["leader", "gate", "hr", "end"]);
});

test("a ticket that was sent back goes straight to where it came from", () => {
  expect(ahead("leader", 9, "hr")).toEqual(["hr", "end"]);
});

test("a circle ends where it began", () => {
  const circle = flowOf({ start: "start", a: "task", b: "task" }, [
    { from: "start", to: "a" },
    { from: "a", to: "b" },
    { from: "b", to: "a" },
  ]);
  const scope = { values: {}, title: "", requester: 1, requesterGroups: [] };
  expect(courseAhead(circle, [{ node: "a", returnTo: null }], scope)).toEqual(["b"]);
  expect(courseAhead(circle, [{ node: "start", returnTo: null }], scope)).toEqual(["a", "b"]);
});

const release = flowOf(
  { start: "start", fork: "parallel", law: "task", ops: "task", gate: "inclusive", a: "hook", b: "wait", end: "end" },
  [
    { from: "start", to: "fork" },
    { from: "fork", to: "law" },
    { from: "fork", to: "ops" },
    { from: "law", to: "gate" },
    { from: "ops", to: "gate" },
    { from: "gate", to: "a", condition: "3" },
    { from: "gate", to: "b", condition: "5" },
    { from: "gate", to: "end", isDefault: true },
    { from: "a", to: "end" },
    { from: "b", to: "end" },
  ],
);

const branches = (places: string[], days: number) =>
  courseAhead(
    release,
    places.map((node) => ({ node, returnTo: null })),
    { values: { days }, title: "", requester: 1, requesterGroups: [] },
  );

test("every branch that is taken is on the way, each node once, the nearest first", () => {
  expect(branches(["start"], 9)).toEqual(["fork", "law", "ops", "gate", "a", "b", "end"]);
  expect(branches(["law", "ops"], 4)).toEqual(["gate", "a", "end"]);
});

test("an inclusive gateway goes its default way only when nothing else holds", () => {
  expect(branches(["law", "gate"], 1)).toEqual(["end"]);
});
