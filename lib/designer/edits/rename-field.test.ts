import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FlowDefinition, type FlowDefinitionInput } from "@/lib/flows/definition";
import { problemsOf } from "@/lib/flows/problems";
import { applyEdit } from "../edits";
import { deepFreeze } from "../testing/deep-freeze";
import { demoFlows, importedFlows, leave } from "../testing/known-flows";

const rename = (definition: FlowDefinition, key: string, to: string) =>
  applyEdit(definition, { type: "RenameField", key, to });

/** Speaks of the field `boss` in every place where a flow can speak of a field, and of much that only looks like it. */
const SPEAKING: FlowDefinitionInput = {
  format: 1,
  nodes: [
    { key: "start", name: "boss", type: "start", fields: { title: "required", boss: "edit", bossy: "read" } },
    {
      key: "boss",
      name: "form.boss",
      type: "task",
      fields: { boss: "read" },
      tag: { boss: "form.boss" },
      who: [
        { kind: "field", fieldKey: "boss" },
        { kind: "parent-field", fieldKey: "boss" },
        { kind: "handler", nodeKey: "boss" },
      ],
      reminders: [{ afterSeconds: 60, escalate: { who: [{ kind: "field", fieldKey: "boss" }], how: "inform" } }],
    },
    { key: "copy", name: "Copy", type: "copy", who: [{ kind: "field", fieldKey: "boss" }] },
    { key: "wait", name: "Wait", type: "wait", wait: { kind: "field", fieldKey: "boss", calendarId: null } },
    {
      key: "hook",
      name: "Hook",
      type: "hook",
      fields: { boss: "edit" },
      hook: {
        url: "https://example.org/boss?of={{ form.boss }}",
        headers: [{ name: "x-boss", value: "{{ ticket.fields.boss }} {{ ticket.boss }}" }],
        body: '{"boss": "{{ form["boss"] }}", "form.boss": "{{ extra.boss }}"}',
        extra: { boss: "form.boss" },
        fill: { boss: "boss.id" },
      },
    },
    {
      key: "script",
      name: "Script",
      type: "script",
      fields: { boss: "edit" },
      script: { source: "// form.boss" },
    },
    {
      key: "child",
      name: "Child",
      type: "child",
      children: {
        kind: "create",
        flowId: 1,
        title: "form.boss",
        values: { boss: { kind: "field", fieldKey: "boss" }, b: { kind: "column", columnKey: "boss" } },
        perRowOf: "boss",
        requesterField: "boss",
      },
    },
    { key: "end", name: "End", type: "end" },
  ],
  transitions: [
    { key: "a", from: "start", to: "boss", name: "boss", condition: 'form.boss == 1 && form.bossy == "form.boss"' },
    {
      key: "b",
      from: "boss",
      to: "end",
      name: "form.boss",
      confirmText: "form.boss",
      condition: 'has(form["boss"]) // form.boss',
    },
  ],
  form: {
    fields: [
      { key: "boss", type: "person", label: "boss", help: "form.boss" },
      { key: "bossy", type: "text", label: "Bossy", visibleWhen: "has(form.boss)", requiredWhen: "form.boss == 2" },
      { key: "sum", type: "computed", label: "Sum", expression: "form.boss + 1" },
    ],
  },
  settings: {
    viewFields: ["boss", "bossy"],
    creation: { condition: "form.boss == 3" },
    titleTemplate: "boss {{ form.boss }} {{ form.bossy }} {{ requester.boss }}",
  },
};

describe("a field that gets another key", () => {
  const before = deepFreeze(FlowDefinition.parse(SPEAKING));
  const after = rename(before, "boss", "chief");
  const node = (key: string) => after.nodes.find((found) => found.key === key);

  test("is followed by rights, people, waits and what an answer fills in", () => {
    expect(node("start")).toMatchObject({ name: "boss", fields: { title: "required", chief: "edit", bossy: "read" } });
    expect(node("boss")).toMatchObject({
      name: "form.boss",
      fields: { chief: "read" },
      tag: { boss: "form.boss" },
      who: [
        { kind: "field", fieldKey: "chief" },
        { kind: "parent-field", fieldKey: "boss" },
        { kind: "handler", nodeKey: "boss" },
      ],
      reminders: [{ escalate: { who: [{ fieldKey: "chief" }] } }],
    });
    expect(node("copy")).toMatchObject({ who: [{ fieldKey: "chief" }] });
    expect(node("wait")).toMatchObject({ wait: { fieldKey: "chief" } });
    expect(node("hook")).toMatchObject({ fields: { chief: "edit" }, hook: { fill: { chief: "boss.id" } } });
    expect(after.settings.viewFields).toEqual(["chief", "bossy"]);
  });

  test("is followed by every template of a hook and of the title", () => {
    expect(node("hook")).toMatchObject({
      hook: {
        url: "https://example.org/boss?of={{ form.chief }}",
        headers: [{ name: "x-boss", value: "{{ ticket.fields.chief }} {{ ticket.boss }}" }],
        body: '{"boss": "{{ form["chief"] }}", "form.boss": "{{ extra.boss }}"}',
        extra: { boss: "form.boss" },
      },
    });
    expect(after.settings.titleTemplate).toBe("boss {{ form.chief }} {{ form.bossy }} {{ requester.boss }}");
  });

  test("is followed by conditions and rules, not by texts and comments that look like it", () => {
    expect(after.transitions.map(({ name, condition }) => [name, condition])).toEqual([
      ["boss", 'form.chief == 1 && form.bossy == "form.boss"'],
      ["form.boss", 'has(form["chief"]) // form.boss'],
    ]);
    expect(after.transitions[1]?.confirmText).toBe("form.boss");
    expect(after.form.fields).toMatchObject([
      { key: "chief", label: "boss", help: "form.boss" },
      { visibleWhen: "has(form.chief)", requiredWhen: "form.chief == 2" },
      { expression: "form.chief + 1" },
    ]);
    expect(after.settings.creation.condition).toBe("form.chief == 3");
    expect(node("script")).toMatchObject({ fields: { chief: "edit" }, script: { source: "// form.boss" } });
  });

  test("is followed by what child tickets take over, but by nothing that is a column or of the child", () => {
    const children = {
      title: "form.boss",
      values: { boss: { kind: "field", fieldKey: "chief" }, b: { kind: "column", columnKey: "boss" } },
      perRowOf: "chief",
      requesterField: "chief",
    };
    expect(node("child")).toMatchObject({ children });
    const withColumn = FlowDefinition.parse({
      ...SPEAKING,
      nodes: SPEAKING.nodes.map((found) =>
        found.type === "child" && found.children.kind === "create"
          ? { ...found, children: { ...found.children, perRowOf: "rows" } }
          : found,
      ),
      form: {
        fields: [
          { key: "boss", type: "person", label: "Boss" },
          { key: "rows", type: "table", label: "Rows", columns: [{ key: "boss", type: "person", label: "Boss" }] },
        ],
      },
    });
    const kept = rename(withColumn, "boss", "chief").nodes.find(({ type }) => type === "child");
    expect(kept).toMatchObject({ children: { perRowOf: "rows", requesterField: "boss" } });
  });

  test("and gets its old one back is the flow there was, byte by byte", () => {
    expect(JSON.stringify(rename(after, "chief", "boss"))).toBe(JSON.stringify(before));
  });

  test.each([["bossy"], ["title"], ["1st"], ["with space"], [""], ["__proto__"], ["boss"]])(
    "cannot be called %j",
    (to) => {
      expect(rename(before, "boss", to)).toBe(before);
    },
  );

  test("takes the place of a right that was left over under its new key", () => {
    const left = applyEdit(before, {
      type: "SetAccess",
      cells: [{ nodeKey: "start", fieldKey: "chief", access: "read" }],
    });
    const [start] = rename(left, "boss", "chief").nodes;
    expect(start).toMatchObject({ fields: { title: "required", chief: "edit", bossy: "read" } });
  });
});

describe("every field of every flow we have", () => {
  const flows = [leave(), ...[...demoFlows(), ...importedFlows()].map(({ definition }) => definition)];
  const cases = flows.flatMap((definition) => definition.form.fields.map(({ key }) => ({ definition, key })));
  const codes = (definition: FlowDefinition) => problemsOf(definition).map(({ code }) => code);

  test("is renamed there and back without a byte of difference, and brings no problem", () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,11}$/);
    fc.assert(
      fc.property(fc.constantFrom(...cases), name, ({ definition, key }, to) => {
        const renamed = rename(definition, key, to);
        fc.pre(renamed !== definition);
        expect(renamed.form.fields.map((field) => field.key)).not.toContain(key);
        expect(JSON.stringify(rename(renamed, to, key))).toBe(JSON.stringify(definition));
        expect(codes(renamed)).toEqual(codes(definition));
      }),
      { seed: 5, endOnFailure: true, numRuns: 150 },
    );
  });
});
