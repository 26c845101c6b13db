import { expect, test } from "vitest";
import { checkCondition, valueExpression } from "@/lib/flows/conditions";
import { FormDefinition } from "@/lib/forms/form-definition";
import english from "@/messages/studio/conditions.en.json";
import chinese from "@/messages/studio/conditions.zh-CN.json";
import { CONDITION_PROBLEM_CODES, VALUE_TYPES } from "./problem-codes";
import { OPERATORS } from "./tree/operators";

test.each([
  ["English", english],
  ["Chinese", chinese],
])("every code, type and operator has its words in %s", (_language, { conditions }) => {
  expect(Object.keys(conditions.problems).sort()).toEqual([...CONDITION_PROBLEM_CODES].sort());
  expect(Object.keys(conditions.types).sort()).toEqual([...VALUE_TYPES].sort());
  expect(Object.keys(conditions.operators).sort()).toEqual([...OPERATORS].sort());
  expect(Object.keys(conditions.why)).toEqual(expect.arrayContaining([...OPERATORS]));
});

const form = FormDefinition.parse({
  fields: [
    { key: "days", type: "number", label: "Days" },
    { key: "note", type: "text", label: "Note" },
    { key: "from", type: "date-time", label: "From" },
    { key: "tags", type: "checkboxes", label: "Tags" },
    { key: "rows", type: "table", label: "Rows" },
  ],
});

/** The problem of a condition: its code, its params, and the characters that are meant. */
function problemOf(source: string): [string, unknown, string | null] {
  const check = checkCondition(form, source);
  if (check.ok) return ["", {}, null];
  const { code, params, position } = check;
  return [code, params, position === null ? null : source.slice(position.start, position.end)];
}

test.each<[string, string, unknown, string | null]>([
  ["form.days >", "ends_early", {}, ""],
  ["form.days > 3)", "unexpected", { word: ")" }, ")"],
  ["(form.days > 3", "expected", { word: ")" }, ""],
  ["form.days > 3 § 2", "bad_character", { word: "§" }, "§"],
  ['form.note == "x', "text_not_closed", {}, '"x'],
  ["days > 3", "unknown_name", { word: "days" }, "days"],
  ["form.dayz > 3", "unknown_field", { word: "dayz" }, "form.dayz"],
  ["has(form.gone)", "unknown_field", { word: "gone" }, "form.gone"],
  ["ticket.days > 3", "unknown_member", { word: "days" }, "days"],
  ["form.rows.total > 3", "unknown_member", { word: "total" }, "total"],
  ["long(form.note)", "unknown_function", { word: "long" }, "long(form.note)"],
  ['form.days > "3"', "cannot_compare", { operator: ">", left: "number", right: "text" }, 'form.days > "3"'],
  ['form.days + "3" == 1', "cannot_calculate", { operator: "+", left: "number", right: "text" }, 'form.days + "3"'],
  ["!form.days", "cannot_negate", { operator: "!", found: "number" }, "!form.days"],
  ["form.days && form.note", "not_true_or_false", { found: "number" }, "form.days && form.note"],
  ["form.days + 1", "answer_not_true_or_false", { found: "number" }, null],
  ['form.note.matches("(")', "bad_pattern", { message: expect.any(String) }, '"("'],
  ["form.note.matches(form.note)", "text_to_be_written", { word: "matches" }, "form.note"],
  ['form.from.getHours("Mars/Base") > 3', "bad_time_zone", { word: "Mars/Base" }, '"Mars/Base"'],
  ['duration("3 days") > duration("1h")', "bad_duration", {}, '"3 days"'],
  ["form.tags.exists(x, form.tags.exists(y, x == y))", "loop_in_loop", {}, "form.tags.exists(y, x == y)"],
  ["[1, 'a'].size() > 1", "mixed_list", {}, "'a'"],
  ["{'a': 1}.size() > 1", "not_allowed", { word: "{…}" }, null],
  [`${"!".repeat(60)}true`, "too_many_signs", {}, null],
])("%s: %s", (source, code, params, meant) => {
  const [foundCode, foundParams, foundMeant] = problemOf(source);
  expect([foundCode, foundParams]).toEqual([code, params]);
  if (meant !== null) expect(foundMeant).toBe(meant);
});

test("an expression has the type that is wanted", () => {
  const found = valueExpression(form, "form.note", { result: "number" });
  expect(found).toMatchObject({ problem: { code: "wrong_result", params: { wanted: "number", found: "text" } } });
});
