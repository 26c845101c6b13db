import { describe, expect, test } from "vitest";
import { compileFlow } from "@/lib/engine/flow/compile";
import { compileCondition } from "@/lib/flows/conditions";
import type { FlowNode } from "@/lib/flows/definition";
import { mayBePublished, problemsOf } from "@/lib/flows/problems";
import { compileInstant } from "@/lib/flows/time/moments";
import en from "@/messages/import.en.json";
import zh from "@/messages/import.zh-CN.json";
import setup from "../fixtures/setup.json";
import { CONFLICTS } from "./conflicts";
import { readInstallation } from "./file/read-installation";
import { NOTE_SEVERITIES } from "./note";
import { toSkein } from "./to-skein";

type Row = Record<string, unknown>;

const USERS = [
  { id: 1, username: "admin", is_admin: true, dept_id: 1 },
  { id: 2, username: "ann", dept_id: 1 },
  { id: 3, username: "bob", dept_id: 1 },
];

function map(file: Row) {
  const read = readInstallation(
    JSON.stringify({ users: USERS, depts: [{ id: 1, name: "All" }], workflows: [], ...file }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return toSkein(read.installation, { timeZone: "Asia/Shanghai" });
}

/** Start (1) → task (2) → end (3), with whatever is different. */
function mapFlow(change: {
  state?: Row;
  transition?: Row;
  fields?: Row[];
  workflow?: Row;
  states?: Row[];
  transitions?: Row[];
}) {
  const json = { label: "{}", state_field_str: "{}" };
  const states = [
    { id: 1, name: "New", type_id: 1, participant_type_id: 5, participant: "creator", ...json },
    { id: 2, name: "Work", type_id: 0, participant_type_id: 1, participant: "ann", ...json, ...change.state },
    { id: 3, name: "Done", type_id: 2, participant_type_id: 0, ...json },
    ...(change.states ?? []).map((state) => ({ name: "More", ...json, ...state })),
  ];
  const transitions = [
    { id: 1, name: "Submit", source_state_id: 1, destination_state_id: 2, condition_expression: "[]" },
    {
      id: 2,
      name: "Finish",
      source_state_id: 2,
      destination_state_id: 3,
      condition_expression: "[]",
      ...change.transition,
    },
    ...(change.transitions ?? []).map((transition) => ({ name: "More", condition_expression: "[]", ...transition })),
  ];
  const custom_fields = (change.fields ?? []).map((field) => ({
    field_type_id: 5,
    field_name: "Field",
    label: "{}",
    field_choice: "{}",
    boolean_field_display: "{}",
    ...field,
  }));
  const workflow = { id: 1, name: "Flow", limit_expression: "{}", display_form_str: "[]", ...change.workflow };
  const [flow] = map({ workflows: [{ ...workflow, states, transitions, custom_fields }] }).flows;
  if (flow === undefined) throw new Error("no flow");
  const node = (key: string) => flow.definition.nodes.find((found) => found.key === key);
  const notes = flow.notes.map(({ code }) => code);
  const errors = problemsOf(flow.definition).filter(({ severity }) => severity === "error");
  return { flow, node, notes, errors: errors.map(({ code }) => code), definition: flow.definition };
}

describe("the golden installation", () => {
  const { flows, users } = map(setup as unknown as Row);

  test("everybody is there, nobody twice", () => {
    expect(new Set(users.map(({ id }) => id)).size).toBe(16);
  });

  test("a condition leads to a gateway that asks in order and knows where to go otherwise", () => {
    const routes = flows[0]?.definition.transitions.filter(({ key, from }) => key === "t1003" || from === "g1003");
    expect(routes?.map(({ key, from, to, condition, isDefault }) => [key, from, to, condition, isDefault])).toEqual([
      ["t1003", "s103", "g1003", "", false],
      ["g1003c1", "g1003", "s106", "form.leave_days > 5", false],
      ["g1003c2", "g1003", "s105", "form.leave_days > 3", false],
      ["g1003else", "g1003", "s104", "", true],
    ]);
  });

  const nodeOf = (flowId: number, key: string) =>
    flows.find(({ id }) => id === flowId)?.definition.nodes.find((node) => node.key === key);

  test("all of it can run", () => {
    const knownUserIds = new Set(users.map(({ id }) => id));
    const problems = flows.flatMap(({ definition }) => problemsOf(definition, { knownUserIds }));
    expect(problems).toEqual([expect.objectContaining({ code: "script_inactive", nodeKey: "s506" })]);
    for (const { definition } of flows) {
      const instant = compileInstant("Asia/Shanghai");
      const compiled = compileFlow(definition, { condition: compileCondition(definition.form), instant });
      expect(compiled.nodes.size).toBe(definition.nodes.length);
    }
    const notes = flows.flatMap(({ id, notes: told }) => told.map(({ code }) => [id, code]));
    expect(notes).toEqual([
      [5, "timer_no_button"],
      [5, "script_kept"],
      [5, "script_kept"],
    ]);
  });

  test("hooks come with what they sign with, which is not among what can be read", () => {
    const flow = flows.find(({ id }) => id === 8);
    expect(nodeOf(8, "s802")).toMatchObject({
      type: "hook",
      fields: { hook_note: "edit" },
      hook: {
        method: "POST",
        url: "http://127.0.0.1:6061/ok",
        signature: "loonflow",
        sealedSecret: "",
        waitsForCallback: true,
      },
    });
    expect(nodeOf(8, "s803")).toMatchObject({ hook: { waitsForCallback: false } });
    expect([...(flow?.secrets ?? [])]).toEqual(["s802", "s803", "s806"].map((key) => [key, "hooktok"]));
    expect(JSON.stringify([flow?.definition, flow?.origin])).not.toContain("hooktok");
  });

  test("scripts come as they were, children are waited for", () => {
    const { script } = nodeOf(5, "s503") as Extract<FlowNode, { type: "script" }>;
    expect(script).toMatchObject({ language: "python", isActive: true });
    expect(script.source).toContain("demo_script_call()");
    expect(nodeOf(5, "s506")).toMatchObject({ type: "script", script: { isActive: false } });
    expect(nodeOf(6, "s602")).toMatchObject({ type: "child", children: { kind: "attached" }, waitFor: "all" });
    expect(nodeOf(7, "s704")).toMatchObject({
      who: [{ kind: "parent-field", fieldKey: "sub_handlers" }],
      sharing: "any",
    });
  });

  test("the whole record is kept for callers who ask for it", () => {
    expect(flows[1]?.origin).toMatchObject({
      notices: "1",
      limitExpression: "{}",
      original: { id: 2, name: "运维权限申请" },
    });
  });

  test("buttons, forms and rules come over", () => {
    const [leave] = flows;
    expect(leave?.definition.transitions.find(({ key }) => key === "t1004")).toMatchObject({
      intent: "reject",
      requireFields: false,
      confirmText: "请确认是否真的拒绝",
    });
    expect(leave?.definition.nodes.find(({ key }) => key === "s103")).toMatchObject({
      who: [{ kind: "leader" }],
      sharing: "any",
      fields: { serial: "read", requester: "read", assignees: "read", leave_days: "read" },
      tag: { components: [{ AppList: 1 }] },
    });
    expect(leave?.definition.settings.viewFields).toContain("assignee_usernames");
    expect(flows[10]?.definition.settings.creation.limit).toEqual({ count: 1, hours: 24, per: "requester" });
    expect(flows[11]?.definition.settings.creation.userIds).toEqual([10, 5]);
    expect(flows[2]?.definition.settings.isOpenToAll).toBe(true);
  });
});

test("a sound flow has nothing to say", () => {
  expect(mapFlow({})).toMatchObject({ notes: [], errors: [] });
});

describe("who works at a state", () => {
  test.each<[string, Row, unknown, string[]]>([
    ["a person", { participant: "ann" }, { who: [{ kind: "users", userIds: [2] }], sharing: "claim" }, []],
    ["several", { participant_type_id: 2, participant: "ann, bob" }, { who: [{ kind: "users", userIds: [2, 3] }] }, []],
    [
      "one of whom is gone",
      { participant_type_id: 2, participant: "ann,x" },
      { who: [{ userIds: [2] }] },
      ["person_missing"],
    ],
    [
      "a department",
      { participant_type_id: 3, participant: 1 },
      { who: [{ kind: "departments", departmentIds: [1] }] },
      [],
    ],
    ["no such role", { participant_type_id: 4, participant: "7" }, { who: [] }, ["group_missing"]],
    [
      "variables",
      { participant_type_id: 5, participant: "creator,creator_tl" },
      { who: [{ kind: "requester" }, { kind: "leader" }] },
      [],
    ],
    ["an unknown variable", { participant_type_id: 5, participant: "moon" }, { who: [] }, ["variable_unknown"]],
    ["a field", { participant_type_id: 7, participant: "boss" }, { who: [{ kind: "field", fieldKey: "boss" }] }, []],
    ["nobody", { participant_type_id: 0, participant: null }, { type: "task", who: [] }, []],
    ["whoever acts first", { distribute_type_id: 2 }, { sharing: "any" }, []],
    ["one person at random is that person", { distribute_type_id: 3 }, { type: "task", sharing: "any" }, []],
    ["nothing said of sharing", { distribute_type_id: 0 }, { sharing: "any" }, ["sharing_unknown"]],
    ["at random", { participant_type_id: 2, participant: "ann,bob", distribute_type_id: 3 }, { sharing: "random" }, []],
    [
      "everybody",
      { participant_type_id: 3, participant: "1", distribute_type_id: 4 },
      { sharing: "all", signing: { reject: { kind: "all-answered" } } },
      [],
    ],
    ["everybody of one person is that person", { distribute_type_id: 4 }, { sharing: "any" }, []],
    ["whoever was last there", { remember_last_man_enable: 1 }, { rememberLastHandler: true, mayWithdraw: false }, []],
    ["where the requester may take it back", { enable_retreat: true }, { mayWithdraw: true }, []],
    ["a script that is gone", { participant_type_id: 6, participant: "9" }, { type: "script" }, ["script_missing"]],
    [
      "the parent's field",
      { participant_type_id: 8, participant: "boss" },
      { who: [{ kind: "parent-field", fieldKey: "boss" }] },
      [],
    ],
    ["child tickets", { participant: "loonrobot" }, { type: "child", children: { kind: "attached" } }, []],
    [
      "another system",
      {
        participant_type_id: 11,
        participant: '{"external_url": "https://a.example", "external_token": "t", "extra_info": {"b": 1}}',
      },
      {
        who: [
          { kind: "external", url: "https://a.example", signature: "loonflow", sealedSecret: "", extra: '{"b":1}' },
        ],
      },
      [],
    ],
    ["a hook that cannot be read", { participant_type_id: 10, participant: "{" }, { reason: "unreadable_hook" }, []],
    ["nobody to ask", { participant_type_id: 11, participant: "{}" }, { reason: "unreadable_external" }, []],
    ["an unknown kind", { participant_type_id: 99 }, { reason: "unknown_people" }, []],
    ["an unknown way to share", { distribute_type_id: 99 }, { reason: "unknown_sharing" }, []],
    ["an unknown kind of state", { type_id: 9 }, { reason: "unknown_state_type" }, []],
  ])("%s", (_name, state, expected, codes) => {
    const { node, notes } = mapFlow({ state, fields: [{ id: 1, field_key: "boss", field_type_id: 60 }] });
    expect(node("s2")).toMatchObject(expected as object);
    expect(notes).toEqual(codes);
  });
});

describe("secrets", () => {
  const hook = (more: Row) => JSON.stringify({ hook_url: "https://a.example", hook_token: "t", ...more });
  const hookFlow = (more: Row) => mapFlow({ state: { participant_type_id: 10, participant: hook(more) } }).flow;

  test("are told apart though they cannot be read", () => {
    expect(hookFlow({}).origin.digest).toBe(hookFlow({}).origin.digest);
    expect(hookFlow({}).origin.digest).not.toBe(hookFlow({ hook_token: "u" }).origin.digest);
  });

  test("of resolvers are kept aside, too", () => {
    const participant = '{"external_url": "https://a.example", "external_token": "t"}';
    const { flow } = mapFlow({ state: { participant_type_id: 11, participant } });
    expect([...flow.secrets]).toEqual([["s2", "t"]]);
  });

  test("what else a hook is told comes over", () => {
    expect(hookFlow({ extra_info: { a: 1 }, wait: "true" }).definition.nodes[1]).toMatchObject({
      hook: { extra: { extra_info: { a: 1 } }, waitsForCallback: true },
    });
  });
});

describe("scripts", () => {
  const scripts = [
    { id: 1, name: "Used", saved_name: "a.py" },
    { id: 2, name: "Unused", saved_name: "b.py" },
  ];

  test("that nothing runs are left behind", () => {
    expect(map({ scripts, script_sources: {} }).notes).toContainEqual({
      severity: "warning",
      code: "scripts_left_behind",
      params: { names: "Used, Unused" },
    });
  });

  test("whose text is missing raise", () => {
    const { node } = mapFlow({ state: { participant_type_id: 6, participant: "1" } });
    expect(node("s2")).toMatchObject({ script: { source: expect.stringMatching(/^raise Exception/), isActive: true } });
  });
});

describe("what real installations contain", () => {
  test("a second start", () => {
    const { errors } = mapFlow({
      states: [{ id: 4, type_id: 1 }],
      transitions: [{ id: 3, source_state_id: 4, destination_state_id: 2 }],
    });
    expect(errors).toEqual(["start_several"]);
  });

  test("empty texts where JSON should be", () => {
    const { notes, errors } = mapFlow({
      state: { label: "", state_field_str: "" },
      transition: { condition_expression: "" },
      fields: [{ id: 1, field_key: "a", label: "", field_choice: "[", boolean_field_display: "null" }],
      workflow: { limit_expression: "", display_form_str: "" },
    });
    expect(notes).toEqual(Array.from({ length: 8 }, () => "json_unreadable"));
    expect(errors).toEqual([]);
  });

  test("a number declared as a text", () => {
    const expression = JSON.stringify([{ expression: "{days} > 3", target_state_id: 3 }]);
    const { flow, errors, definition } = mapFlow({
      transition: { condition_expression: expression },
      fields: [{ id: 1, field_key: "days" }],
    });
    expect(flow.notes).toEqual([
      {
        severity: "error",
        code: "condition_untranslated",
        params: { transition: "Finish", expression: "{days} > 3", reason: "not_comparable", part: "{days} > 3" },
      },
    ]);
    expect(errors).toEqual(["condition_invalid"]);
    expect(definition.transitions.map(({ condition }) => condition)).toContain('untranslated("{days} > 3")');
  });

  test("notices that do not exist", () => {
    expect(mapFlow({ workflow: { notices: "1,9" } }).notes).toEqual(["notice_missing", "notice_missing"]);
  });

  test("transitions to nowhere, and from nowhere", () => {
    const { errors } = mapFlow({ transitions: [{ id: 3, source_state_id: 2, destination_state_id: 77 }, { id: 4 }] });
    expect(errors).toEqual(["transition_to_missing", "transition_from_missing", "transition_to_missing"]);
  });

  test("deleted rows are not there", () => {
    const { definition, errors } = mapFlow({
      states: [{ id: 4, is_deleted: 1 }],
      transitions: [{ id: 3, source_state_id: 4, destination_state_id: 3, is_deleted: true }],
      fields: [{ id: 1, field_key: "a", is_deleted: 1 }],
    });
    expect([definition.nodes.length, definition.transitions.length, definition.form.fields.length]).toEqual([3, 2, 0]);
    expect(errors).toEqual([]);
  });

  test("names that are missing or too long", () => {
    const { node, notes } = mapFlow({ state: { name: " " }, transition: { name: "长".repeat(101) } });
    expect(node("s2")?.name).toBe("#2");
    expect(notes.sort()).toEqual(["name_missing", "text_cut"]);
  });

  test("circles and gaps among departments", () => {
    const dept = (id: number, parent_dept_id: number, more: Row = {}) => ({
      id,
      name: `D${id}`,
      parent_dept_id,
      ...more,
    });
    const { departments, notes } = map({
      depts: [dept(3, 2), dept(2, 3), dept(4, 99), dept(5, 3), dept(6, 0, { leader: "x", approver: "ann,y,ann" })],
    });
    const position = new Map(departments.map(({ id }, index) => [id, index]));
    for (const { id, parentId } of departments) {
      if (parentId !== null) expect(position.get(parentId)).toBeLessThan(position.get(id) ?? 0);
    }
    expect(departments).toHaveLength(5);
    expect(departments.find(({ id }) => id === 6)).toMatchObject({ leaderId: null, approverIds: [2] });
    expect(notes.map(({ code }) => code).sort()).toEqual([
      "approver_missing",
      "department_circle",
      "department_parent_missing",
      "leader_missing",
      "member_department_missing",
      "member_department_missing",
      "member_department_missing",
      "passwords_missing",
    ]);
  });

  test("clients of one name, and grants of what is gone", () => {
    const token = (id: number, more: Row) => ({ id, app_name: "ops", token: `t${id}`, ...more });
    const { clients, notes } = map({
      app_tokens: [
        token(1, { is_deleted: 1 }),
        token(2, { workflow_ids: "1, x,1" }),
        token(3, { app_name: "loonflow" }),
      ],
      workflows: [{ id: 1, states: [], transitions: [] }],
    });
    expect(clients.map(({ id, name, isActive, flowIds }) => [id, name, isActive, flowIds])).toEqual([
      [2, "ops", true, [1]],
      [3, "loonflow", true, [1]],
      [1, "ops-1", false, []],
    ]);
    expect(notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["client_renamed", "client_flow_missing", "client_all_flows"]),
    );
  });

  test("passwords of another kind", () => {
    const { users, notes } = map({
      users: [
        { id: 1, username: "a", password: "pbkdf2_sha256$150000$salt$hash=" },
        { id: 2, username: "b", password: "plain" },
        { id: 3, username: "c" },
      ],
    });
    expect(users.map(({ password }) => password)).toEqual([null, "plain", null]);
    expect(notes).toMatchObject([
      { code: "passwords_not_portable", params: { count: 1 } },
      { code: "passwords_missing", params: { count: 1 } },
    ]);
  });
});

describe("fields", () => {
  test("keys that Skein has no use for are replaced everywhere", () => {
    const { definition, flow, notes } = mapFlow({
      fields: [
        { id: 11, field_key: "node", field_type_id: 10 },
        { id: 12, field_key: "天数", field_type_id: 15 },
        { id: 13, field_key: "days" },
        { id: 14, field_key: "days" },
        { id: 15, field_key: "in" },
      ],
      state: { state_field_str: '{"node": 2, "天数": 3, "days": 1, "nothing": 1, "sn": 2, "title": 2, "creator": 9}' },
      transition: { condition_expression: JSON.stringify([{ expression: "{天数} > {node}", target_state_id: 3 }]) },
      workflow: { display_form_str: '["天数", "sn", "nothing"]' },
    });
    expect(definition.form.fields.map(({ key }) => key)).toEqual(["f11", "f12", "days", "f14", "f15"]);
    expect([...flow.ids.fields.values()]).toEqual([11, 12, 13, 14, 15]);
    expect(flow.origin.fieldKeys).toEqual({ f11: "node", f12: "天数", f15: "in" });
    const task = definition.nodes.find(({ key }) => key === "s2");
    expect(task).toMatchObject({
      fields: { f11: "required", f12: "edit", days: "read", serial: "read", title: "required" },
    });
    expect(definition.settings.viewFields).toEqual(["f12", "serial"]);
    expect(definition.transitions.find(({ key }) => key === "g2c1")?.condition).toBe("form.f12 > form.f11");
    expect(notes.sort()).toEqual([
      "access_dropped",
      "access_dropped",
      "access_weakened",
      "field_renamed",
      "field_renamed",
      "field_renamed",
      "field_renamed",
      "view_field_dropped",
    ]);
  });

  test.each<[number, unknown, unknown]>([
    [5, "text", "text"],
    [10, "3", 3],
    [15, "2.5", 2.5],
    [20, "1", true],
    [25, "2026-01-05", "2026-01-05"],
    [30, "2026-01-05 09:00:00", "2026-01-05T01:00:00Z"],
    [35, "2", "2"],
    [40, "2,1", ["2", "1"]],
    [60, "ann", 2],
    [70, "ann,bob", [2, 3]],
  ])("a default of type %i comes over", (field_type_id, default_value, expected) => {
    const field_choice = '{"2": "b", "1": "a"}';
    const { definition, notes } = mapFlow({
      fields: [{ id: 1, field_key: "a", field_type_id, default_value, field_choice }],
    });
    expect(definition.form.fields[0]).toMatchObject({ defaultValue: expected });
    expect(notes).toEqual([]);
  });

  test("a default that does not fit is left out", () => {
    const { definition, notes } = mapFlow({
      fields: [{ id: 1, field_key: "a", field_type_id: 10, default_value: "many" }],
    });
    expect(definition.form.fields[0]?.defaultValue).toBeNull();
    expect(notes).toEqual(["default_dropped"]);
  });

  test("choices keep the order they were written in", () => {
    const field = {
      id: 1,
      field_key: "a",
      field_type_id: 45,
      field_choice: '{"10": "ten", "2": "two: \\"2\\"", "x": "y"}',
    };
    expect(mapFlow({ fields: [field] }).definition.form.fields[0]?.choices).toEqual([
      { key: "10", label: "ten" },
      { key: "2", label: 'two: "2"' },
      { key: "x", label: "y" },
    ]);
  });
});

describe("transitions", () => {
  test("back to the start lead back to the start", () => {
    const { definition, notes, errors } = mapFlow({
      transitions: [{ id: 3, name: "Return", source_state_id: 2, destination_state_id: 1 }],
    });
    const ways = definition.transitions.map(({ key, from, to }) => `${key}: ${from} ${to}`);
    expect(ways).toEqual(["t1: s1 s2", "t2: s2 s3", "t3: s2 s1"]);
    expect({ notes, errors }).toEqual({ notes: [], errors: [] });
  });

  test("with a timer out of a state of nobody are a wait", () => {
    const { node, definition, notes, errors } = mapFlow({
      state: { participant_type_id: 0, participant: "" },
      transition: { transition_type_id: 2, timer: 60 },
    });
    expect(node("s2")).toMatchObject({ type: "wait", wait: { kind: "duration", seconds: 60 } });
    expect(definition.transitions.map(({ key, timer }) => [key, timer])).toEqual([
      ["t1", null],
      ["t2", null],
    ]);
    expect({ notes, errors }).toEqual({ notes: [], errors: [] });
  });

  test.each<[string, Row, unknown, string[]]>([
    [
      "with a timer",
      { transition_type_id: 2, timer: 60 },
      { afterSeconds: 60, calendarId: null, resetOn: "activity" },
      ["timer_no_button"],
    ],
    ["with a timer of nothing", { transition_type_id: 2, timer: 0 }, null, ["timer_unusable"]],
    ["with a number but no timer", { transition_type_id: 1, timer: 60 }, null, []],
    ["of no known kind", { attribute_type_id: 0 }, null, ["intent_unknown"]],
  ])("%s", (_name, transition, timer, codes) => {
    const extra = { id: 3, source_state_id: 2, destination_state_id: 3, ...transition };
    const { definition, notes } = mapFlow({ transitions: [extra] });
    expect(definition.transitions.find(({ key }) => key === "t3")?.timer).toEqual(timer);
    expect(notes).toEqual(codes);
  });

  test("with conditions and nowhere to go otherwise keep the flow from being published", () => {
    const condition_expression = JSON.stringify([{ expression: "1 == 1", target_state_id: 3 }]);
    const { errors } = mapFlow({ transition: { condition_expression, destination_state_id: 0 } });
    expect(errors).toEqual(["gateway_without_default"]);
  });

  test.each(["{}", "[1]", "nothing", '[{"expression": "1"}]'])(
    "with conditions %s cannot be read",
    (condition_expression) => {
      const { flow } = mapFlow({ transition: { condition_expression } });
      expect(flow.notes).toMatchObject([{ severity: "error", code: "conditions_unreadable" }]);
    },
  );

  test("with a confirmation but no text ask by name", () => {
    const { definition } = mapFlow({ transition: { alert_enable: 1, alert_text: "" } });
    expect(definition.transitions[1]?.confirmText).toBe("Finish");
  });
});

describe("who may create", () => {
  test.each<[string, unknown, string[]]>([
    ["{}", { userIds: null, departmentIds: null, roleIds: null, limit: null }, []],
    ['{"allow_persons": "ann,x", "allow_depts": "1"}', { userIds: [2], departmentIds: [1] }, ["limit_names_missing"]],
    ['{"allow_roles": "9"}', { roleIds: [] }, ["limit_names_missing"]],
    ['{"period": "24", "count": "2", "level": 2}', { limit: { count: 2, hours: 24, per: "everyone" } }, []],
    ['{"period": 24, "count": 2}', { limit: { per: "requester" } }, []],
    ['{"count": 2}', { limit: null }, ["limit_frequency_unusable"]],
    ["[]", { limit: null }, ["limit_unreadable"]],
  ])("%s", (limit_expression, expected, codes) => {
    const { definition, notes, flow } = mapFlow({ workflow: { limit_expression } });
    expect(definition.settings.creation).toMatchObject(expected as object);
    expect(notes).toEqual(codes);
    const mayGo = mayBePublished(problemsOf(definition)) && flow.notes.every(({ severity }) => severity === "warning");
    expect(mayGo).toBe(limit_expression !== "[]");
  });
});

test("every note and conflict has its sentence in both languages", () => {
  for (const { note, conflict } of [en, zh]) {
    expect(Object.keys(note).sort()).toEqual(Object.keys(NOTE_SEVERITIES).sort());
    expect(Object.keys(conflict).sort()).toEqual(["title", ...CONFLICTS].sort());
  }
});
