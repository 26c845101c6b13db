import { describe, expect, test } from "vitest";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { FlowDefinition, type FlowDefinitionInput } from "./definition";
import { mayBePublished, problemsOf } from "./problems";
import { PROBLEM_SEVERITIES, type ProblemCode } from "./problems/problem";

type Node = FlowDefinitionInput["nodes"][number];
type Transition = FlowDefinitionInput["transitions"][number];

/** Start → approve → gateway → end, with a second task behind the gateway. */
const nodes = {
  start: { key: "start", name: "New", type: "start" },
  approve: { key: "approve", name: "Approve", type: "task", who: [{ kind: "leader" }], fields: { days: "read" } },
  choice: { key: "choice", name: "Choice", type: "exclusive" },
  second: { key: "second", name: "Second", type: "task", who: [{ kind: "users", userIds: [1, 2] }] },
  end: { key: "end", name: "Done", type: "end" },
} satisfies Record<string, Node>;

const link = (from: string, to: string, more: Partial<Transition> = {}): Transition => ({
  key: `${from}-${to}`,
  name: `${from} to ${to}`,
  from,
  to,
  ...more,
});

const transitions = {
  submit: link("start", "approve"),
  approve: link("approve", "choice"),
  long: link("choice", "second", { condition: "form.days > 3" }),
  short: link("choice", "end", { isDefault: true }),
  finish: link("second", "end"),
} satisfies Record<string, Transition>;

const field = { key: "days", type: "number" as const, label: "Days" };

type Change = {
  nodes?: Record<string, Node | null>;
  transitions?: Record<string, Transition | null>;
  fields?: NonNullable<FlowDefinitionInput["form"]>["fields"];
  viewFields?: string[];
};

function flow(change: Change = {}): FlowDefinition {
  const without = <T>(all: Record<string, T | null>) =>
    Object.values(all).filter((entry): entry is T => entry !== null);
  return FlowDefinition.parse({
    format: 1,
    nodes: without<Node>({ ...nodes, ...change.nodes }),
    transitions: without<Transition>({ ...transitions, ...change.transitions }),
    form: { fields: change.fields ?? [field] },
    settings: { viewFields: change.viewFields ?? ["days", "serial"] },
  });
}

const task = (change: Partial<Extract<Node, { type: "task" }>>) => ({
  nodes: { second: { ...nodes.second, ...change } },
});

/** One way to get each problem. */
const CASES: Record<ProblemCode, Change> = {
  start_missing: { nodes: { start: null }, transitions: { submit: null } },
  start_several: { nodes: { other: { ...nodes.start, key: "other" } }, transitions: { other: link("other", "end") } },
  start_entered: { transitions: { back: link("second", "start") } },
  start_without_button: { transitions: { submit: null } },
  end_missing: {
    nodes: { end: null },
    transitions: { short: link("choice", "approve", { isDefault: true }), finish: link("second", "approve") },
  },
  end_left: { transitions: { on: link("end", "second") } },
  node_key_twice: { nodes: { again: { ...nodes.end, name: "Also done" } } },
  node_unreachable: {
    nodes: { island: { ...nodes.second, key: "island" } },
    transitions: { off: link("island", "end") },
  },
  no_way_to_end: {
    nodes: { trap: { ...nodes.second, key: "trap" } },
    transitions: { in: link("approve", "trap"), stay: link("trap", "trap") },
  },
  task_without_button: { transitions: { finish: link("second", "end", { timer: { afterSeconds: 60 } }) } },
  task_without_people: task({ who: [] }),
  who_field_unknown: task({ who: [{ kind: "field", fieldKey: "boss" }] }),
  who_field_not_people: task({ who: [{ kind: "field", fieldKey: "days" }] }),
  people_unknown: task({ who: [{ kind: "users", userIds: [1, 77, 78] }] }),
  gateway_without_branch: { transitions: { long: null, short: null } },
  gateway_without_default: { transitions: { short: null } },
  gateway_several_defaults: { transitions: { long: link("choice", "second", { isDefault: true }) } },
  gateway_loop: {
    nodes: { turn: { key: "turn", name: "Turn", type: "exclusive" } },
    transitions: {
      there: link("choice", "turn", { condition: "form.days > 9" }),
      back: link("turn", "choice", { isDefault: true }),
    },
  },
  foreign_node: {
    nodes: { second: { key: "second", name: "Script", type: "foreign", reason: "script", original: { id: 1 } } },
  },
  transition_key_twice: { transitions: { again: link("approve", "end", { key: "start-approve" }) } },
  transition_from_missing: { transitions: { loose: link("nowhere", "end") } },
  transition_to_missing: { transitions: { loose: link("second", "nowhere") } },
  branch_without_condition: { transitions: { long: link("choice", "second") } },
  condition_invalid: { transitions: { long: link("choice", "second", { condition: "form.days > 'x'" }) } },
  condition_ignored: { transitions: { finish: link("second", "end", { condition: "form.days > 3" }) } },
  timer_misplaced: {
    transitions: { early: link("start", "end", { timer: { afterSeconds: 60 } }) },
  },
  field_key_twice: { fields: [field, { ...field, label: "Days again" }] },
  field_without_choices: { fields: [field, { key: "kind", type: "radio", label: "Kind" }] },
  choice_twice: {
    fields: [
      field,
      { key: "kind", type: "select", label: "Kind", choices: [1, 2].map(() => ({ key: "a", label: "A" })) },
    ],
  },
  access_unknown: task({ fields: { nothing: "read" } }),
  access_not_editable: task({ fields: { serial: "edit", title: "edit" } }),
  view_field_unknown: { viewFields: ["nothing"] },
};

const knownUserIds = new Set([1, 2]);

test("a sound flow has no problems", () => {
  expect(problemsOf(flow(), { knownUserIds })).toEqual([]);
});

describe.each(Object.entries(CASES))("%s", (code, change) => {
  const problems = problemsOf(flow(change), { knownUserIds });

  test("is found, and nothing that does not follow from it", () => {
    const follows: Partial<Record<ProblemCode, ProblemCode[]>> = {
      start_without_button: ["start_without_button", "node_unreachable", "no_way_to_end"],
      gateway_without_branch: ["gateway_without_branch", "no_way_to_end", "node_unreachable"],
    };
    const codes = [...new Set(problems.map((found) => found.code))];
    expect(codes).toContain(code);
    for (const found of codes) expect(follows[code as ProblemCode] ?? [code]).toContain(found);
  });

  test("only an error keeps the flow from being published", () => {
    expect(mayBePublished(problems)).toBe(PROBLEM_SEVERITIES[code as ProblemCode] === "warning");
  });

  test.each([
    ["en", en.problems],
    ["zh-CN", zh.problems],
  ])("has its sentence in %s, which asks for nothing that is not there", (_locale, sentences) => {
    const sentence = sentences[code as ProblemCode];
    const asked = [...sentence.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name);
    const found = problems.find((problem) => problem.code === code);
    expect(Object.keys(found?.params ?? {})).toEqual(expect.arrayContaining(asked));
  });
});

test("each problem names the element it is about", () => {
  const place = (code: ProblemCode) =>
    problemsOf(flow(CASES[code]), { knownUserIds }).find((found) => found.code === code);
  expect(place("task_without_people")).toMatchObject({ nodeKey: "second", params: { name: "Second" } });
  expect(place("people_unknown")).toMatchObject({ nodeKey: "second", params: { count: 2 } });
  expect(place("condition_invalid")).toMatchObject({
    transitionKey: "choice-second",
    params: { message: "no such overload: double > string", start: 0, end: 15 },
  });
  expect(place("start_entered")).toMatchObject({ nodeKey: "start", transitionKey: "second-start" });
});

test("without a directory nobody is unknown", () => {
  expect(problemsOf(flow(CASES.people_unknown))).toEqual([]);
});

test("errors come before warnings", () => {
  const problems = problemsOf(flow({ ...CASES.node_unreachable, viewFields: ["nothing"] }));
  expect(problems.map(({ severity }) => severity)).toEqual(["error", "warning"]);
});

test("no sentence is left over", () => {
  const codes = Object.keys(PROBLEM_SEVERITIES).sort();
  expect(Object.keys(en.problems).sort()).toEqual(codes);
  expect(Object.keys(zh.problems).sort()).toEqual(codes);
});
