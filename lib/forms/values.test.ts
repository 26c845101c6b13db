import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormDefinition, type Json } from "@/lib/forms/form-definition";
import { checkValues, departmentIdsIn, personIdsIn, type ValueSubmission } from "@/lib/forms/values";

const choices = [
  { key: "1", label: "One" },
  { key: "2", label: "Two" },
  { key: "a,b", label: "Both" },
];

const form = FormDefinition.parse({
  fields: [
    { key: "line", type: "text", label: "Line" },
    { key: "short", type: "text", label: "Short", maxLength: 3 },
    { key: "long", type: "long-text", label: "Long" },
    { key: "rich", type: "rich-text", label: "Rich" },
    { key: "count", type: "number", label: "Count", isInteger: true },
    { key: "days", type: "number", label: "Days", min: 0.5, max: 30 },
    { key: "is_paid", type: "boolean", label: "Paid" },
    { key: "day", type: "date", label: "Day" },
    { key: "hour", type: "time", label: "Hour" },
    { key: "start", type: "date-time", label: "Start" },
    { key: "kind", type: "radio", label: "Kind", choices },
    { key: "kinds", type: "checkboxes", label: "Kinds", choices },
    { key: "pick", type: "select", label: "Pick", choices },
    { key: "picks", type: "multi-select", label: "Picks", choices },
    { key: "who", type: "person", label: "Who" },
    { key: "crew", type: "people", label: "Crew" },
    { key: "files", type: "attachment", label: "Files" },
    { key: "constructor", type: "text", label: "Constructor" },
  ],
});
const keys = form.fields.map((field) => field.key);
const everythingEditable = Object.fromEntries([...keys, "title"].map((key) => [key, "edit" as const]));

function check(submission: Partial<ValueSubmission>) {
  return checkValues({ form, access: everythingEditable, submitted: {}, requireFields: true, ...submission });
}

describe("a value is stored in one form", () => {
  test.each<[key: string, submitted: Json, stored: Json]>([
    ["line", "  kept as typed ", "  kept as typed "],
    ["line", 123, "123"],
    ["line", "", null],
    ["line", null, null],
    ["line", "x".repeat(1000), "x".repeat(1000)],
    ["short", "😀😀😀", "😀😀😀"],
    ["long", "a\nb", "a\nb"],
    ["rich", "<b>bold</b>", "<b>bold</b>"],
    ["count", "8", 8],
    ["count", "-0", 0],
    ["count", "1e3", 1000],
    ["days", 0.5, 0.5],
    ["days", " 2.5 ", 2.5],
    ["days", ".5", 0.5],
    ["is_paid", false, false],
    ["is_paid", "true", true],
    ["is_paid", "0", false],
    ["is_paid", 1, true],
    ["day", "2028-02-29", "2028-02-29"],
    ["hour", "23:59", "23:59"],
    ["hour", "09:00:00", "09:00"],
    ["start", "2026-01-05T09:00:00+08:00", "2026-01-05T01:00:00Z"],
    ["start", "2026-01-05T09:00+0800", "2026-01-05T01:00:00Z"],
    ["start", "2026-01-05T01:00:00.789Z", "2026-01-05T01:00:00Z"],
    ["kind", "1", "1"],
    ["kind", 2, "2"],
    ["kind", "a,b", "a,b"],
    ["kinds", "2,1", ["1", "2"]],
    ["kinds", ["a,b", "1", "1"], ["1", "a,b"]],
    ["kinds", "a,b", ["a,b"]],
    ["kinds", [], null],
    ["kinds", ",", null],
    ["picks", [1], ["1"]],
    ["who", 7, 7],
    ["who", "7", 7],
    ["crew", "7, 9,7", [7, 9]],
    ["crew", [7, "9"], [7, 9]],
    ["crew", 7, [7]],
    ["files", "/a.png,/b.png", ["/a.png", "/b.png"]],
    ["files", ["a, b.png"], ["a, b.png"]],
    ["constructor", "own", "own"],
  ])("%s: %j becomes %j", (key, submitted, stored) => {
    expect(check({ submitted: { [key]: submitted } })).toEqual({ ok: true, values: { [key]: stored }, title: null });
  });

  test("a date-time without an offset is read in the zone that was named", () => {
    const submitted = { start: "2026-01-05 09:00:00" };
    expect(check({ submitted, timeZone: "Asia/Shanghai" })).toMatchObject({
      values: { start: "2026-01-05T01:00:00Z" },
    });
    expect(check({ submitted, timeZone: "America/New_York" })).toMatchObject({
      values: { start: "2026-01-05T14:00:00Z" },
    });
    expect(check({ submitted: { start: "2026-07-05T09:00" }, timeZone: "America/New_York" })).toMatchObject({
      values: { start: "2026-07-05T13:00:00Z" },
    });
    expect(check({ submitted })).toMatchObject({ problems: [{ path: "start", code: "not_a_date_time" }] });
  });
});

describe("a value is refused with a code", () => {
  test.each<[key: string, submitted: Json, code: string, params?: object]>([
    ["line", true, "not_text"],
    ["line", ["a"], "not_text"],
    ["line", "a\0b", "not_text"],
    ["line", "\ud800", "not_text"],
    ["line", "x".repeat(1001), "too_long", { max: 1000 }],
    ["short", "abcd", "too_long", { max: 3 }],
    ["long", "x".repeat(20_001), "too_long", { max: 20_000 }],
    ["count", "x", "not_a_number"],
    ["count", true, "not_a_number"],
    ["count", "0x10", "not_a_number"],
    ["count", "1e999", "not_a_number"],
    ["count", 1.9, "not_an_integer"],
    ["count", "9007199254740993", "too_large", { max: Number.MAX_SAFE_INTEGER }],
    ["days", 0.4, "too_small", { min: 0.5 }],
    ["days", "31", "too_large", { max: 30 }],
    ["is_paid", "yes", "not_a_boolean"],
    ["is_paid", 2, "not_a_boolean"],
    ["day", "2026-02-29", "not_a_date"],
    ["day", "2026-02-03 10:00:00", "not_a_date"],
    ["day", "0000-01-01", "not_a_date"],
    ["day", 20260203, "not_a_date"],
    ["hour", "24:00", "not_a_time"],
    ["hour", "09:00:30", "not_a_time"],
    ["start", "2026-02-30T00:00:00Z", "not_a_date_time"],
    ["start", "2026-02-03T25:00:00Z", "not_a_date_time"],
    ["start", "2026-02-03T10:00:00", "not_a_date_time"],
    ["start", "9999-12-31T23:59:59-01:00", "not_a_date_time"],
    ["start", 0, "not_a_date_time"],
    ["kind", "9", "not_a_choice", { choice: "9" }],
    ["kind", ["1"], "not_a_choice", { choice: "" }],
    ["kinds", "1,9", "not_a_choice", { choice: "9" }],
    ["picks", { a: 1 }, "not_a_choice", { choice: "" }],
    ["who", "ann", "not_a_person"],
    ["who", 0, "not_a_person"],
    ["who", 1.5, "not_a_person"],
    ["who", 2_147_483_648, "not_a_person"],
    ["crew", "7,ann", "not_a_person"],
    ["crew", Array.from({ length: 501 }, (_, index) => index + 1), "too_many", { max: 500 }],
    ["files", [1], "not_a_file"],
  ])("%s: %j is %s", (key, submitted, code, params) => {
    const problem = params === undefined ? { path: key, code } : { path: key, code, params };
    expect(check({ submitted: { [key]: submitted } })).toEqual({ ok: false, problems: [problem] });
  });

  test("all problems come at once, one per field, in the order of the form", () => {
    const result = check({ submitted: { kind: "9", count: "x", line: "fine", who: "ann" }, title: "x".repeat(501) });
    expect(result).toEqual({
      ok: false,
      problems: [
        { path: "title", code: "too_long", params: { max: 500 } },
        { path: "count", code: "not_a_number" },
        { path: "kind", code: "not_a_choice", params: { choice: "9" } },
        { path: "who", code: "not_a_person" },
      ],
    });
  });
});

describe("what the node lets people edit", () => {
  test("read-only, hidden and unknown keys are ignored, even when they are wrong", () => {
    const submitted = { line: "new", count: "x", kind: "9", nosuch: 1, constructor: "taken from the prototype" };
    expect(check({ access: { line: "edit", count: "read" }, submitted })).toEqual({
      ok: true,
      values: { line: "new" },
      title: null,
    });
  });

  test("keys that objects inherit are never read as values", () => {
    const access = { constructor: "required" } as const;
    expect(check({ access, submitted: {} })).toMatchObject({ problems: [{ path: "constructor", code: "required" }] });
  });

  test("a title is taken where it may be edited, trimmed, and left alone otherwise", () => {
    expect(check({ title: " New " })).toMatchObject({ title: "New" });
    expect(check({ title: "New", access: { title: "read" } })).toMatchObject({ title: null });
    expect(check({ title: "New", access: {} })).toMatchObject({ title: null });
    expect(check({ title: "a\0" })).toMatchObject({ problems: [{ path: "title", code: "not_text" }] });
  });
});

describe("a required field", () => {
  const access = { line: "required", is_paid: "required", crew: "required" } as const;

  test.each<[name: string, submitted: Record<string, Json>, current: Record<string, Json>, missing: string[]]>([
    ["is missing when nothing is there", {}, {}, ["line", "is_paid", "crew"]],
    ["rests on what the ticket holds", {}, { line: "a", is_paid: false, crew: [1] }, []],
    [
      "is missing when the ticket holds nothing in it",
      {},
      { line: " ", is_paid: null, crew: [] },
      ["line", "is_paid", "crew"],
    ],
    [
      "may not be cleared",
      { line: "", is_paid: null, crew: [] },
      { line: "a", is_paid: true, crew: [1] },
      ["line", "is_paid", "crew"],
    ],
    ["is not filled by blanks", { line: " \n" }, { line: "a", is_paid: true, crew: [1] }, ["line"]],
    ["counts false as an answer", { line: "a", is_paid: false, crew: "1" }, {}, []],
  ])("%s", (_name, submitted, current, missing) => {
    const result = check({ access, submitted, current });
    expect(result.ok ? [] : result.problems).toEqual(missing.map((path) => ({ path, code: "required" })));
  });

  test("may stay empty where the transition does not ask for it", () => {
    expect(check({ access, submitted: { line: null }, requireFields: false })).toMatchObject({
      values: { line: null },
    });
  });

  test("that is the title rests on the title the ticket has", () => {
    const required = { title: "required" } as const;
    expect(check({ access: required })).toMatchObject({ problems: [{ path: "title", code: "required" }] });
    expect(check({ access: required, title: " ", currentTitle: "Old" })).toMatchObject({
      problems: [{ path: "title", code: "required" }],
    });
    expect(check({ access: required, currentTitle: "Old" })).toMatchObject({ ok: true, title: null });
  });
});

test("people and departments are collected from their fields and columns only", () => {
  expect(personIdsIn(form, { who: 7, crew: [9, 7], count: 4, line: "5", files: ["6"] })).toEqual([7, 9]);
  expect(personIdsIn(form, { who: null })).toEqual([]);
  const more = FormDefinition.parse({
    fields: [
      { key: "home", type: "department", label: "Home" },
      {
        key: "staff",
        type: "table",
        label: "Staff",
        columns: [
          { key: "who", type: "person", label: "Who" },
          { key: "unit", type: "department", label: "Unit" },
          { key: "count", type: "number", label: "Count" },
        ],
      },
    ],
  });
  const values = { home: 1, staff: [{ who: 7, unit: 2, count: 5 }, { who: null, unit: 1, count: 6 }, "odd"] };
  expect(personIdsIn(more, values)).toEqual([7]);
  expect(departmentIdsIn(more, values)).toEqual([1, 2]);
});

test("checked values pass unchanged, whatever was submitted", () => {
  const likely = fc.constantFrom<Json>(
    "1",
    1,
    "2,1",
    ["1", "a,b"],
    true,
    "false",
    "2026-01-31",
    "09:30",
    "09:30:00",
    "2026-01-05T09:00:00+08:00",
    "2026-01-05 09:00",
    "1.50",
    "-0",
    " 7 ",
    [3, "4"],
    "",
    null,
    [],
  );
  const submissions = fc.dictionary(
    fc.constantFrom(...keys, "nosuch"),
    fc.oneof(likely, fc.jsonValue() as fc.Arbitrary<Json>),
  );
  const timeZone = "Europe/Berlin";
  let accepted = 0;
  fc.assert(
    fc.property(submissions, (submitted) => {
      for (const [key, raw] of Object.entries(submitted)) {
        const first = check({ submitted: { [key]: raw }, timeZone, requireFields: false });
        if (!first.ok) continue;
        accepted += 1;
        const again = check({ submitted: first.values, requireFields: false });
        expect(again).toEqual(first);
      }
    }),
  );
  expect(accepted).toBeGreaterThan(50);
});
