import { describe, expect, test } from "vitest";
import { FlowDefinition, fieldsOf } from "@/lib/flows/definition";
import { FIELD_TYPES, FieldKey, FormField, TableColumn } from "@/lib/forms/form-definition";
import { applyEdit } from "../edits";
import type { Edit } from "../edits/edit";
import { accessRows, rightFor } from "./access-rows";
import { copiesOf, doubling, fromClipboard, pasting, toClipboard } from "./field-copies";
import { inFormOrder } from "./grid/rows";
import { addingField, asFieldKey, freeFieldKey, newField } from "./new-field";
import { asColumnType } from "./property-traits";

const WORDS = { label: "New", firstChoice: "First", secondChoice: "第二", column: "Column" };

const FLOW = FlowDefinition.parse({
  format: 1,
  nodes: [
    { key: "end", name: "End", type: "end", order: 9, fields: { days: "read" } },
    { key: "start", name: "Request", type: "start", order: 1, fields: { days: "required", note: "edit" } },
    { key: "ask", name: "Ask", type: "hook", order: 2, hook: { url: "https://example.com" } },
    { key: "leader", name: "Leader", type: "task", order: 3, fields: { days: "read" } },
    { key: "fork", name: "Fork", type: "parallel", order: 4 },
  ],
  transitions: [],
  form: {
    fields: [
      { key: "note", label: "Note", type: "text", order: 20, width: 6 },
      { key: "days", label: "Days", type: "number", order: 10, width: 6 },
      { key: "sum", label: "Sum", type: "computed", order: 30, visibleWhen: "form.days > 1" },
    ],
  },
  settings: { viewFields: ["days"] },
});

const changed = (edits: readonly Edit[]) => edits.reduce(applyEdit, FLOW);
const orderOf = (flow: FlowDefinition) => inFormOrder(flow.form.fields).map(({ key, width }) => `${key}:${width}`);
const rightsTo = (flow: FlowDefinition, key: string) =>
  Object.fromEntries(flow.nodes.map((node) => [node.key, fieldsOf(node)[key] ?? null]));

describe("a new field", () => {
  test.each(FIELD_TYPES)("of the kind %s is one a form can hold, under a key that is free", (type) => {
    const first = newField(new Set(), type, WORDS);
    const second = newField(new Set([first.key]), type, WORDS);
    expect(FormField.parse(first)).toEqual(first);
    expect(second.key).not.toBe(first.key);
    expect(FieldKey.safeParse(second.key).success).toBe(true);
  });

  test("stands where it was put, is filled in at the start and read by people after it", () => {
    const field = newField(new Set(), "text", WORDS);
    const flow = changed(addingField(FLOW, field, { kind: "beside", key: "days", side: "after" }));
    expect(orderOf(flow)).toEqual(["days:3", "text:6", "note:3", "sum:12"]);
    expect(rightsTo(flow, "text")).toEqual({ start: "edit", leader: "read", end: "read", ask: null, fork: null });
  });

  test("that nobody fills in is only read", () => {
    const field = newField(new Set(), "heading", WORDS);
    const flow = changed(addingField(FLOW, field, { kind: "line", before: "days" }));
    expect(orderOf(flow)[0]).toBe("heading:12");
    expect(rightsTo(flow, "heading").start).toBe("read");
  });
});

test.each([
  ["Days off", "days_off"],
  ["  Ünïcode Größe!", "unicode_gro_e"],
  ["2nd floor", "nd_floor"],
  ["请假天数", ""],
  ["x".repeat(80), "x".repeat(50)],
])("the words %j are the key %j", (words, key) => {
  expect(asFieldKey(words)).toBe(key);
});

test("a key never is one that the ticket itself has, or another field", () => {
  expect(freeFieldKey("Title", new Set())).toBe("title_2");
  expect(freeFieldKey("请假", new Set(["field"]))).toBe("field_2");
  const long = "x".repeat(50);
  expect(FieldKey.safeParse(freeFieldKey(long, new Set([long]))).success).toBe(true);
});

describe("copies", () => {
  test("have keys of their own and stand behind what they are copies of, seen by the same people", () => {
    const { edits, keys } = doubling(FLOW, ["note", "days"]);
    const flow = changed(edits);
    expect(keys).toEqual(["days_2", "note_2"]);
    expect(orderOf(flow)).toEqual(["days:6", "note:6", "days_2:6", "note_2:6", "sum:12"]);
    expect(rightsTo(flow, "days_2")).toEqual(rightsTo(FLOW, "days"));
  });

  test("go through the clipboard unchanged, in the order of the form", () => {
    const text = toClipboard(FLOW.form.fields);
    expect(fromClipboard(text)).toEqual(inFormOrder(FLOW.form.fields));
  });

  test.each([
    "",
    "hello",
    "{}",
    '{"skein":"fields"',
    '{"skein":"fields","fields":[]}',
    '{"skein":"fields","fields":[{"key":"a b"}]}',
  ])("of %j are none", (text) => {
    expect(fromClipboard(text)).toEqual([]);
  });

  test("are pasted where they are wanted, two of one field under two keys", () => {
    const [days] = inFormOrder(FLOW.form.fields);
    const { edits, keys } = pasting(FLOW, days === undefined ? [] : [days, days], { kind: "line", before: "sum" });
    expect(keys).toEqual(["days_2", "days_3"]);
    expect(orderOf(changed(edits))).toEqual(["days:6", "note:6", "days_2:6", "days_3:6", "sum:12"]);
    expect(copiesOf(FLOW, FLOW.form.fields).map(({ key }) => key)).toEqual(["note_2", "days_2", "sum_2"]);
  });
});

describe("who sees it where", () => {
  const rows = (keys: readonly string[]) =>
    accessRows(
      FLOW,
      FLOW.form.fields.filter(({ key }) => keys.includes(key)),
    );

  test("goes by the order of the flow, without nodes that no ticket rests at", () => {
    expect(rows(["days"]).map(({ nodeKey, right, kind }) => [nodeKey, right, kind])).toEqual([
      ["start", "required", "people"],
      ["ask", null, "fill"],
      ["leader", "read", "people"],
      ["end", "read", "people"],
      [null, "read", "viewers"],
    ]);
  });

  test("is mixed where fields differ", () => {
    expect(rows(["days", "note"]).map(({ right }) => right)).toEqual(["mixed", null, "mixed", "mixed", "mixed"]);
  });

  test("offers to be filled in only what somebody can fill in there", () => {
    expect(rows(["sum"]).every(({ choices }) => !choices.includes("edit"))).toBe(true);
    expect(rows(["days"]).map(({ choices }) => choices.length)).toEqual([4, 3, 4, 2, 2]);
    const sum = FLOW.form.fields.find(({ key }) => key === "sum");
    expect(sum && rightFor(sum, "required")).toBe("read");
    expect(rightFor("title", "required")).toBe("required");
  });
});

test("a column of another kind keeps nothing that its kind has no use for", () => {
  const column = TableColumn.parse({
    key: "a",
    label: "A",
    type: "number",
    min: 1,
    unit: "kg",
    hasTotal: true,
    defaultValue: 3,
  });
  expect(asColumnType(column, "text")).toEqual(TableColumn.parse({ key: "a", label: "A", type: "text" }));
});
