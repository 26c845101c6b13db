import { describe, expect, test } from "vitest";
import { FormDefinition } from "@/lib/forms/form-definition";
import {
  type ChildField,
  fits,
  fixedValue,
  mayBeFixed,
  missingIn,
  requestersIn,
  sourcesFor,
  withValue,
} from "./child-mapping";

const FORM = FormDefinition.parse({
  fields: [
    { key: "reason", type: "long-text", label: "Reason" },
    { key: "boss", type: "person", label: "Boss" },
    { key: "count", type: "number", label: "Count" },
    {
      key: "lines",
      type: "table",
      label: "Lines",
      columns: [
        { key: "host", type: "text", label: "Host" },
        { key: "boss", type: "person", label: "Whose" },
        { key: "price", type: "number", label: "Price" },
      ],
    },
    { key: "note", type: "heading", label: "Note" },
  ],
});

const field = (type: ChildField["type"], isRequired = false): ChildField => ({
  key: type,
  label: type,
  type,
  isRequired,
  input: null,
});

describe("what fits", () => {
  test.each([
    ["number", "number", true],
    ["person", "people", true],
    ["people", "person", false],
    ["radio", "select", true],
    ["checkboxes", "multi-select", true],
    ["date", "text", true],
    ["text", "number", false],
    ["attachment", "attachment", true],
    ["attachment", "text", false],
    ["heading", "heading", false],
  ] as const)("%s into %s: %s", (from, to, is) => expect(fits(from, to)).toBe(is));
});

test("values come from columns of the row, where there is one, and from the form", () => {
  expect(sourcesFor(field("text"), FORM, "lines")).toEqual({
    columns: [
      { value: { kind: "column", columnKey: "host" }, label: "Host" },
      { value: { kind: "column", columnKey: "price" }, label: "Price" },
    ],
    fields: [
      { value: { kind: "field", fieldKey: "reason" }, label: "Reason" },
      { value: { kind: "field", fieldKey: "count" }, label: "Count" },
    ],
  });
  expect(sourcesFor(field("text"), FORM, null).columns).toEqual([]);
  expect(sourcesFor(field("person"), FORM, null).fields.map(({ label }) => label)).toEqual(["Boss"]);
});

test("a column names the requester before a field of the same key", () => {
  expect(requestersIn(FORM, "lines")).toMatchObject([{ key: "boss", label: "Whose" }]);
  expect(requestersIn(FORM, null)).toMatchObject([{ key: "boss", label: "Boss" }]);
});

test("what must be filled in and gets nothing is told, until it does", () => {
  const fields = [field("text", true), field("number", true), field("date")];
  const values = withValue({}, "text", { kind: "value", value: "x" });
  expect(missingIn(fields, values).map(({ key }) => key)).toEqual(["number"]);
  expect(missingIn(fields, withValue(values, "text", null))).toHaveLength(2);
  expect(missingIn(fields, withValue(values, "number", { kind: "value", value: null }))).toHaveLength(1);
  expect(missingIn(fields, withValue(values, "number", { kind: "value", value: 0 }))).toEqual([]);
});

test("a value for every child says whose ids it is made of, and is none of files, tables and what others offer", () => {
  expect(fixedValue("people", [3, 4])).toEqual({ kind: "value", value: [3, 4], ids: "people" });
  expect(fixedValue("department", 7)).toEqual({ kind: "value", value: 7, ids: "departments" });
  expect(fixedValue("date", "2026-01-05")).toEqual({ kind: "value", value: "2026-01-05" });
  expect((["date", "person", "cascade", "attachment", "table", "external"] as const).map(mayBeFixed)).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ]);
});
