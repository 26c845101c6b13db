import { expect, test } from "vitest";
import { FlowDefinition } from "@/lib/flows/definition";
import { renameEverywhere } from "../edits/rename-field";
import { demoFlows, importedFlows } from "../testing/known-flows";
import { usesOfField } from "./field-uses";

const FLOW = FlowDefinition.parse({
  format: 1,
  nodes: [
    { key: "start", name: "Request", type: "start", fields: { days: "edit", boss: "edit" } },
    { key: "boss", name: "Boss", type: "task", who: [{ kind: "field", fieldKey: "boss" }] },
    {
      key: "late",
      name: "Late",
      type: "task",
      who: [{ kind: "leader" }],
      reminders: [{ afterSeconds: 60, escalate: { who: [{ kind: "field", fieldKey: "boss" }], how: "inform" } }],
    },
    { key: "copy", name: "Copy", type: "copy", who: [{ kind: "field", fieldKey: "boss" }] },
    { key: "wait", name: "Wait", type: "wait", wait: { kind: "field", fieldKey: "from" } },
    {
      key: "tell",
      name: "Tell",
      type: "hook",
      hook: { url: "https://example.com/{{ form.days }}", body: "", fill: { number: "answer.number" } },
    },
    {
      key: "children",
      name: "Children",
      type: "child",
      children: { kind: "create", flowId: 1, values: { a: { kind: "field", fieldKey: "from" } }, perRowOf: "rows" },
    },
    { key: "script", name: "Script", type: "script", script: { source: "return form.days + form.days_left" } },
    { key: "end", name: "End", type: "end" },
  ],
  transitions: [{ key: "long", from: "start", to: "end", name: "Long", condition: "form.days > 3 && has(form.boss)" }],
  form: {
    fields: [
      { key: "days", label: "Days", type: "number", requiredWhen: "form.days > 1" },
      { key: "boss", label: "Boss", type: "person", visibleWhen: 'form["days"] > 3' },
      { key: "from", label: "From", type: "date", requiredWhen: "form.days > 1" },
      { key: "rows", label: "Rows", type: "table" },
      { key: "number", label: "Number", type: "text" },
      { key: "half", label: "Half", type: "computed", expression: "form.days / 2" },
    ],
  },
  settings: { titleTemplate: "{{ form.days }} days", creation: { condition: "form.days < 100" }, viewFields: ["days"] },
});

const placesOf = (key: string) => usesOfField(FLOW, key).map(({ where, name }) => `${where} ${name}`.trim());

test("every place that speaks of a field is named, once, by what people call it", () => {
  expect(placesOf("days")).toEqual([
    "visibleWhen Boss",
    "requiredWhen From",
    "expression Half",
    "condition Long",
    "hookBody Tell",
    "script Script",
    "creation",
    "title",
  ]);
  expect(placesOf("boss")).toEqual(["condition Long", "people Boss", "people Late", "people Copy"]);
  expect(placesOf("from")).toEqual(["wait Wait", "child Children"]);
  expect(placesOf("rows")).toEqual(["child Children"]);
  expect(placesOf("number")).toEqual(["hookFill Tell"]);
});

test("rights to a field and its own rules are no places: they go with it", () => {
  expect(placesOf("half")).toEqual([]);
  expect(usesOfField(FLOW, "days").some(({ fieldKey }) => fieldKey === "days")).toBe(false);
});

test.each([...demoFlows(), ...importedFlows(), { name: "all kinds", definition: FLOW }])(
  "$name: after a renaming every place speaks of the new key and none of the old one",
  ({ definition }) => {
    for (const { key } of definition.form.fields) {
      const renamed = renameEverywhere(definition, key, "quite_another");
      const isNoScript = ({ where }: { where: string }) => where !== "script";
      expect(usesOfField(renamed, "quite_another").filter(isNoScript)).toEqual(
        usesOfField(definition, key).filter(isNoScript),
      );
      expect(usesOfField(renamed, key).filter(isNoScript)).toEqual([]);
    }
  },
);
