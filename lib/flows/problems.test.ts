import { describe, expect, test } from "vitest";
import { scriptFaults } from "@/lib/scripts/script-faults";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { FlowDefinition, type FlowDefinitionInput } from "./definition";
import { mayBePublished, problemsOf } from "./problems";
import { PROBLEM_SEVERITIES, type ProblemCode } from "./problems/problem";
import type { WhoRule } from "./who";

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

const costs = (key: string) => ({ key, type: "number" as const, label: "Cost" });
const tableOf = (columns: object[]) => ({
  key: "items",
  type: "table" as const,
  label: "Items",
  columns: columns as [],
});

type Change = {
  nodes?: Record<string, Node | null>;
  transitions?: Record<string, Transition | null>;
  fields?: NonNullable<FlowDefinitionInput["form"]>["fields"];
  viewFields?: string[];
  settings?: FlowDefinitionInput["settings"];
};

function flow(change: Change = {}): FlowDefinition {
  const without = <T>(all: Record<string, T | null>) =>
    Object.values(all).filter((entry): entry is T => entry !== null);
  return FlowDefinition.parse({
    format: 1,
    nodes: without<Node>({ ...nodes, ...change.nodes }),
    transitions: without<Transition>({ ...transitions, ...change.transitions }),
    form: { fields: change.fields ?? [field] },
    settings: { viewFields: change.viewFields ?? ["days", "serial"], ...change.settings },
  });
}

const task = (change: Partial<Extract<Node, { type: "task" }>>) => ({
  nodes: { second: { ...nodes.second, ...change } },
});

const telling = (who: object[]) => ({
  afterSeconds: 60,
  escalate: { how: "inform" as const, who: who as WhoRule[] },
});

/** The second task is another kind of node. */
const instead = (change: object): Change => ({ nodes: { second: { ...nodes.end, key: "second", ...change } as Node } });

const hook = (change: object) =>
  instead({ type: "hook", fields: { days: "read" }, hook: { url: "https://example.com", ...change } });
const child = (change: object): Change => ({
  ...instead({ type: "child", children: { kind: "create", flowId: 1, ...change } }),
  fields: [field, tableOf([{ key: "who", type: "person", label: "Who" }])],
});

/** One way to get each problem. */
const CASES: Record<ProblemCode, Change> = {
  start_missing: { nodes: { start: null }, transitions: { submit: null } },
  start_several: { nodes: { other: { ...nodes.start, key: "other" } }, transitions: { other: link("other", "end") } },
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
  needs_one_way: {
    ...hook({}),
    transitions: { finish: link("second", "end", { timer: { afterSeconds: 60 } }) },
  },
  copy_without_people: instead({ type: "copy" }),
  who_node_unknown: task({ who: [{ kind: "handler", nodeKey: "choice" }] }),
  who_url_invalid: task({ who: [{ kind: "external", url: "ftp://example.com" }] }),
  exception_without_people: task({ whenRequester: { kind: "assign", toManagers: false } }),
  nobody_allowed: task({ whenNobody: { kind: "allow" } }),
  ratio_unreachable: task({ sharing: "ratio", signing: { need: { kind: "count", count: 3 } } }),
  parallel_pointless: instead({ type: "parallel" }),
  wait_field_unknown: instead({ type: "wait", wait: { kind: "field", fieldKey: "day" } }),
  wait_field_not_date: instead({ type: "wait", wait: { kind: "field", fieldKey: "days" } }),
  hook_url_invalid: hook({ url: "{{ form.days }}" }),
  hook_header_invalid: hook({ headers: [{ name: "not a name", value: "x" }] }),
  hook_header_reserved: hook({ headers: [{ name: "Host", value: "x" }] }),
  hook_template_invalid: hook({ body: "{{ form.days" }),
  hook_variable_unknown: hook({ url: "https://example.com/{{ form.salary }}" }),
  hook_fill_not_editable: hook({ fill: { days: "days" } }),
  hook_body_not_json: hook({ body: "days={{ form.days }}" }),
  hook_callback_untold: hook({ body: "{}", waitsForCallback: true }),
  script_unreadable: instead({ type: "script", script: { source: "return {" } }),
  script_empty: instead({ type: "script", script: { source: " " } }),
  script_inactive: instead({ type: "script", script: { source: "1", isActive: false } }),
  child_flow_unknown: child({ flowId: 9 }),
  child_field_unknown: child({ values: { a: { kind: "field", fieldKey: "nothing" } } }),
  child_rows_not_table: child({ perRowOf: "days" }),
  child_column_unknown: child({ perRowOf: "items", values: { a: { kind: "column", columnKey: "nothing" } } }),
  child_requester_not_person: child({ requesterField: "days" }),
  who_field_unknown: task({ who: [{ kind: "field", fieldKey: "boss" }] }),
  who_field_not_people: task({ who: [{ kind: "field", fieldKey: "days" }] }),
  people_unknown: task({ who: [{ kind: "users", userIds: [1, 77, 78] }] }),
  roles_unknown: task({ who: [{ kind: "roles", roleIds: [1, 77] }] }),
  departments_unknown: task({ who: [{ kind: "departments", departmentIds: [77] }] }),
  creation_people_unknown: { settings: { creation: { userIds: [1, 77], roleIds: [77] } } },
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
  escalation_external: task({ reminders: [telling([{ kind: "external", url: "https://example.org/who" }])] }),
  reminder_never_repeated: task({ reminders: [{ afterSeconds: 60, repeatTimes: 2 }] }),
  calendar_unknown: task({ reminders: [{ afterSeconds: 60, calendarId: 9 }] }),
  field_key_twice: { fields: [field, { ...field, label: "Days again" }] },
  field_without_choices: { fields: [field, { key: "kind", type: "radio", label: "Kind" }] },
  choice_twice: {
    fields: [
      field,
      { key: "kind", type: "select", label: "Kind", choices: [1, 2].map(() => ({ key: "a", label: "A" })) },
    ],
  },
  column_key_twice: {
    fields: [field, tableOf([costs("cost"), costs("cost")])],
  },
  table_without_columns: { fields: [field, tableOf([])] },
  computed_without_expression: { fields: [field, { key: "sum", type: "computed", label: "Sum" }] },
  external_without_source: { fields: [field, { key: "host", type: "external", label: "Host" }] },
  field_pattern_invalid: { fields: [field, tableOf([{ ...costs("code"), type: "text", pattern: "(a" }])] },
  field_range_empty: { fields: [{ ...field, min: 5, max: 4 }] },
  field_rule_invalid: { fields: [field, { key: "why", type: "text", label: "Why", visibleWhen: "form.days > 'x'" }] },
  field_rules_circular: {
    fields: [field, { key: "sum", type: "computed", label: "Sum", expression: "form.days + form.sum" }],
  },
  field_rule_undecidable: {
    fields: [
      field,
      { key: "secret", type: "number", label: "Secret" },
      { key: "why", type: "text", label: "Why", visibleWhen: "form.days > form.secret" },
    ],
    ...task({ fields: { days: "edit", why: "required" } }),
  },
  access_unknown: task({ fields: { nothing: "read" } }),
  access_not_editable: task({ fields: { serial: "edit", title: "edit" } }),
  view_field_unknown: { viewFields: ["nothing"] },
  creation_condition_invalid: { settings: { creation: { condition: "form.nothing" } } },
  title_template_invalid: { settings: { titleTemplate: "{{ form.days" } },
  title_variable_unknown: { settings: { titleTemplate: "{{ form.nothing }}" } },
};

const known = {
  knownUserIds: new Set([1, 2]),
  knownRoleIds: new Set([1]),
  knownDepartmentIds: new Set([1]),
  knownFlowIds: new Set([1]),
  knownCalendarIds: new Set([1]),
};
/** As the server looks for them, which reads scripts too. */
const allProblemsOf = (definition: FlowDefinition) =>
  problemsOf(definition, { ...known, scriptFaults: scriptFaults(definition) });

describe("a sound flow has no problems", () => {
  const parallel = { key: "fork", name: "Fork", type: "parallel" } satisfies Node;
  const join = { key: "join", name: "Join", type: "parallel" } satisfies Node;

  test.each<[string, Change]>([
    ["as it is", {}],
    ["that goes back to its start", { transitions: { back: link("second", "start") } }],
    [
      "with branches that come together",
      {
        nodes: { fork: parallel, join, third: { ...nodes.second, key: "third" } },
        transitions: {
          short: link("choice", "fork", { isDefault: true }),
          one: link("fork", "second"),
          two: link("fork", "third"),
          finish: link("second", "join"),
          third: link("third", "join"),
          end: link("join", "end"),
        },
      },
    ],
    [
      "that calls an address with templates in it",
      hook({ url: "https://{{ form.days }}.example.com/{{ form.days }}" }),
    ],
    [
      "with a node that takes too long",
      {
        ...hook({}),
        transitions: { late: link("second", "end", { key: "late", timer: { afterSeconds: 60 } }) },
      },
    ],
    ["that waits for callers' children", instead({ type: "child", children: { kind: "attached" } })],
    [
      "with a ticket per row",
      child({
        perRowOf: "items",
        requesterField: "who",
        values: {
          a: { kind: "column", columnKey: "who" },
          b: { kind: "field", fieldKey: "title" },
          c: { kind: "value", value: 1 },
        },
      }),
    ],
    [
      "with people of every kind",
      task({
        who: [
          { kind: "handler", nodeKey: "start" },
          { kind: "parent-field", fieldKey: "any" },
          { kind: "external", url: "https://example.com" },
          { kind: "leader", levels: 3 },
        ],
        sharing: "ratio",
        signing: { need: { kind: "count", count: 9 } },
      }),
    ],
    [
      "with rules of its own",
      { settings: { titleTemplate: "{{ form.days }}", creation: { condition: "form.days > 1" } } },
    ],
  ])("%s", (_name, change) => {
    expect(problemsOf(flow(change), known)).toEqual([]);
  });
});

test.each(["exclusive", "parallel", "inclusive", "copy"] as const)("a circle through a %s never rests", (type) => {
  const turn = {
    ...nodes.choice,
    key: "turn",
    type,
    ...(type === "copy" ? { who: [{ kind: "requester" }] } : {}),
  } as Node;
  const transitions = {
    there: link("choice", "turn", { condition: "form.days > 9" }),
    back: link("turn", "choice", { isDefault: true }),
    ...(type === "parallel" ? { on: link("turn", "second") } : {}),
  };
  const codes = problemsOf(flow({ nodes: { turn }, transitions }), known).map(({ code }) => code);
  expect(codes).toEqual(["gateway_loop", "gateway_loop"]);
});

test("conditions of a parallel gateway's branches are ignored", () => {
  const fork = { ...nodes.choice, type: "parallel" as const };
  const codes = problemsOf(flow({ nodes: { choice: fork } }), known).map(({ code }) => code);
  expect(codes).toEqual(["condition_ignored"]);
});

test.each(["start", "choice", "wait", "copy"])("nothing runs out at a %s", (from) => {
  const wait = { key: "wait", name: "Wait", type: "wait", wait: { kind: "duration", seconds: 60 } } satisfies Node;
  const copy = { key: "copy", name: "Copy", type: "copy", who: [{ kind: "requester" }] } satisfies Node;
  const transitions = {
    finish: link("second", "wait"),
    waited: link("wait", "copy"),
    copied: link("copy", "end"),
    early: link(from, "end", { key: "early", timer: { afterSeconds: 60 }, condition: from === "choice" ? "true" : "" }),
  };
  const codes = problemsOf(flow({ nodes: { wait, copy }, transitions }), known).map(({ code }) => code);
  expect(codes).toEqual(["timer_misplaced"]);
});

describe.each(Object.entries(CASES))("%s", (code, change) => {
  const problems = allProblemsOf(flow(change));

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
  const place = (code: ProblemCode) => allProblemsOf(flow(CASES[code])).find((found) => found.code === code);
  expect(place("task_without_people")).toMatchObject({ nodeKey: "second", params: { name: "Second" } });
  expect(place("people_unknown")).toMatchObject({ nodeKey: "second", params: { count: 2 } });
  expect(place("condition_invalid")).toMatchObject({
    transitionKey: "choice-second",
    params: { message: "no such overload: double > string", start: 0, end: 15 },
  });
});

test("without a directory nobody and nothing is unknown", () => {
  for (const code of ["people_unknown", "roles_unknown", "departments_unknown", "creation_people_unknown"] as const) {
    expect(problemsOf(flow(CASES[code]))).toEqual([]);
  }
  expect(problemsOf(flow(CASES.child_flow_unknown))).toEqual([]);
  expect(problemsOf(flow(CASES.calendar_unknown))).toEqual([]);
  expect(problemsOf(flow(CASES.script_unreadable))).toEqual([]);
});

test("people who stand in are looked for too", () => {
  const change = task({ whenRepeated: { kind: "assign", userIds: [99] } });
  expect(problemsOf(flow(change), known)).toMatchObject([{ code: "people_unknown", params: { count: 1 } }]);
});

test("people whom reminders tell are looked for too, and where they are found has to be there", () => {
  const who = [
    { kind: "users", userIds: [1, 98, 99] },
    { kind: "field", fieldKey: "nothing" },
    { kind: "handler", nodeKey: "end" },
  ];
  const problems = problemsOf(flow(task({ reminders: [telling(who)] })), known);
  expect(problems.map(({ code, nodeKey }) => [code, nodeKey])).toEqual([
    ["who_field_unknown", "second"],
    ["who_node_unknown", "second"],
    ["people_unknown", "second"],
  ]);
  expect(problems.at(-1)).toMatchObject({ params: { count: 2 } });
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

test("a calendar that is not there is told once for every place that counts by it", () => {
  const waits = { kind: "duration" as const, seconds: 60, calendarId: 9 };
  const timer = { afterSeconds: 60, calendarId: 9 };
  const change: Change = {
    nodes: {
      approve: { ...nodes.approve, reminders: [timer, timer, { afterSeconds: 60, calendarId: 1 }] },
      second: { key: "second", name: "Second", type: "wait", wait: waits },
    },
    transitions: { late: link("approve", "end", { timer }) },
  };
  const found = problemsOf(flow(change), known).map(({ code, nodeKey, transitionKey }) => [
    code,
    nodeKey ?? transitionKey,
  ]);
  expect(found).toEqual([
    ["calendar_unknown", "approve"],
    ["calendar_unknown", "second"],
    ["calendar_unknown", "approve-end"],
  ]);
});
