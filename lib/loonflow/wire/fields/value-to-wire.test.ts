import { expect, test } from "vitest";
import { FormField, type Json } from "@/lib/forms/form-definition";
import { toPythonJson } from "../protocol/python-json";
import { fieldFacts } from "./field-facts";
import { fieldTypeId } from "./field-types";
import { valueToWire } from "./value-to-wire";
import { wireInstant } from "./wire-instant";

const context = {
  timeZone: "Asia/Shanghai",
  fieldKeys: {},
  usernames: new Map([
    [5, "lisi"],
    [6, "wangwu"],
  ]),
};

const field = (type: string, more: object = {}) => FormField.parse({ key: "f", type, label: "F", ...more });
const written = (definition: FormField, value: Json) => toPythonJson(valueToWire(definition, value, context));

test.each<[string, object, Json, string]>([
  ["number", {}, 2, "2.0"],
  ["number", { isInteger: true }, 2, "2"],
  ["boolean", {}, false, "false"],
  ["date-time", {}, "2026-01-05T01:00:00Z", '"2026-01-05 09:00:00"'],
  ["date", {}, "2026-01-05", '"2026-01-05"'],
  ["person", {}, 5, '"lisi"'],
  ["person", {}, 99, '"99"'],
  ["people", {}, [6, 5], '"wangwu,lisi"'],
  ["checkboxes", {}, ["1", "3"], '"1,3"'],
  ["attachment", {}, ["/a.png", "/b.png"], '"/a.png,/b.png"'],
  ["text", {}, "abc", '"abc"'],
  ["number", {}, null, "null"],
])("%s %o: %j is written as %s", (type, more, value, text) => {
  expect(written(field(type, more), value)).toBe(text);
});

test("a point in time is read on the wire's clock, with or without seconds, a zone or a time at all", () => {
  const read = (text: string) => wireInstant(text, "Asia/Shanghai");
  expect(read("2026-01-05 09:00:00")).toBe("2026-01-05T01:00:00Z");
  expect(read("2026-01-05 09:00")).toBe("2026-01-05T01:00:00Z");
  expect(read("2026-01-05T09:00:00Z")).toBe("2026-01-05T09:00:00Z");
  expect(read("2026-01-05")).toBe("2026-01-04T16:00:00Z");
  expect(read("yesterday")).toBeNull();
  expect(read("2026-02-30")).toBeNull();
});

test("types and facts of a field are told in the original's numbers and shapes", () => {
  expect(fieldTypeId(field("number"))).toBe(15);
  expect(fieldTypeId(field("number", { isInteger: true }))).toBe(10);
  expect(fieldTypeId(field("long-text"))).toBe(55);
  const choices = [
    { key: "2", label: "b" },
    { key: "1", label: "a" },
  ];
  const facts = fieldFacts(field("select", { choices, defaultValue: "2", tag: { x: 1 } }), context);
  expect(toPythonJson(facts)).toBe(
    '{"default_value": "2", "description": "", "field_template": "", "boolean_field_display": {}, ' +
      '"field_choice": {"2": "b", "1": "a"}, "label": {"x": 1}}',
  );
  const answers = fieldFacts(field("boolean", { trueLabel: "yes", falseLabel: "no" }), context).boolean_field_display;
  expect(toPythonJson(answers)).toBe('{"1": "yes", "0": "no"}');
});
