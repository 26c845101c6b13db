import fc from "fast-check";
import { expect, test } from "vitest";
import { checkCondition, compileCondition } from "@/lib/flows/conditions";
import { FormDefinition, type Json } from "@/lib/forms/form-definition";
import type { ConditionGroup, ConditionPart, ConditionRow, RowValue } from "./condition-tree";
import { normalForm } from "./normal-form";
import { arityOf, comparableKinds, type Operator, operatorsOf } from "./operators";
import { readCondition } from "./read-condition";
import { kindOf, type Subject, type SubjectKind, subjectId, subjectsOf } from "./subject";
import { writeCondition } from "./write-condition";

const RUNS = { numRuns: 400, seed: 5, endOnFailure: true };

const choices = ["a", 'b"\\', "c d"].map((key) => ({ key, label: key }));
const tree = [
  { key: "cn", label: "China", children: [{ key: "sh", label: "Shanghai", children: [] }] },
  { key: "sg", label: "Singapore", children: [] },
];

const TYPES = [
  { type: "text" },
  { type: "long-text" },
  { type: "number" },
  { type: "boolean" },
  { type: "date" },
  { type: "time" },
  { type: "date-time" },
  { type: "radio", choices },
  { type: "select", choices },
  { type: "checkboxes", choices },
  { type: "multi-select", choices },
  { type: "cascade", tree },
  { type: "person" },
  { type: "people" },
  { type: "department" },
  { type: "attachment" },
  { type: "link" },
  { type: "external" },
  { type: "table", columns: [{ key: "cost", type: "number", label: "Cost", hasTotal: true }] },
  { type: "computed", result: "number" },
  { type: "computed", result: "text" },
  { type: "computed", result: "boolean" },
  { type: "heading" },
] as const;

const KEYS = ["days", "kind", "in", "null", "constructor", "size", "form", "a_1", "who", "when_", "x", "y", "z"];

const forms = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()))
  .map(([keys, numbers]) => {
    const fields = keys.map((key) => ({ key, label: key, ...TYPES[(numbers.next().value ?? 0) % TYPES.length] }));
    return FormDefinition.parse({ fields });
  });

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }),
  fc.constantFrom('"', "\\", "\n'", "//"),
);
const ids = fc.integer({ min: 1, max: 2 ** 31 });
const days = fc.constantFrom("2026-01-05", "2026-11-26", "1999-12-31");
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
);

const VALUES: Record<SubjectKind, fc.Arbitrary<string | number>> = {
  text: words,
  key: words,
  number: numbers,
  integer: fc.integer(),
  boolean: fc.constant(1),
  date: days,
  time: fc.constantFrom("09:30", "23:59:59", "00:00"),
  moment: fc.constantFrom("2026-02-03T01:00:00Z", "2026-02-03T09:00:00.5+08:00"),
  choice: fc.constantFrom(...choices.map(({ key }) => key)),
  choices: fc.constantFrom(...choices.map(({ key }) => key)),
  cascade: fc.constantFrom("cn", "sh", "sg"),
  person: ids,
  people: ids,
  department: ids,
  roles: ids,
  departments: ids,
  files: words,
};

const EXACTLY: Partial<Record<SubjectKind, readonly string[][]>> = {
  choices: [["a"], ["a", "c d"], ['b"\\', "c d"]],
  cascade: [["cn"], ["cn", "sh"], ["sg"]],
};

function rowsOf(form: FormDefinition): fc.Arbitrary<ConditionRow> {
  const all = subjectsOf(form, "ticket");
  return fc
    .constantFrom(...all)
    .filter((subject) => operatorsOf(form, subject).length > 0)
    .chain((subject) =>
      fc
        .constantFrom(...operatorsOf(form, subject))
        .chain((operator) =>
          valueFor(form, subject, operator).map((value): ConditionRow => ({ part: "row", subject, operator, value })),
        ),
    );
}

function valueFor(form: FormDefinition, subject: Subject, operator: Operator): fc.Arbitrary<RowValue> {
  const kind = kindOf(form, subject) ?? "text";
  const others = subjectsOf(form, "ticket").filter((other) => {
    const otherKind = kindOf(form, other);
    return (
      otherKind !== null &&
      subjectId(other) !== subjectId(subject) &&
      comparableKinds(kind, operator).includes(otherKind)
    );
  });
  const written = writtenValue(kind, operator);
  return others.length === 0
    ? written
    : fc.oneof(
        written,
        fc.constantFrom(...others).map((other): RowValue => ({ subject: other })),
      );
}

function writtenValue(kind: SubjectKind, operator: Operator): fc.Arbitrary<RowValue> {
  const one = VALUES[kind];
  switch (arityOf(operator)) {
    case "none":
      return fc.constant(null);
    case "range":
      return fc.record({ from: one, to: one });
    case "list":
      return operator === "exactly" || operator === "not-exactly"
        ? fc.constantFrom(...(EXACTLY[kind] ?? []))
        : fc.uniqueArray(one, { minLength: 1, maxLength: 4 });
    case "one":
      if (operator === "matches") return fc.constantFrom("[a-z]+", "^A\\d", 'say "x"');
      return kind === "boolean" ? fc.boolean() : one;
  }
}

function groupsOf(form: FormDefinition): fc.Arbitrary<ConditionGroup> {
  const { group } = fc.letrec<{ group: ConditionGroup; part: ConditionPart }>((tie) => ({
    group: fc.record({
      part: fc.constant("group" as const),
      join: fc.constantFrom("and" as const, "or" as const),
      isNegated: fc.boolean(),
      parts: fc.array(tie("part"), { maxLength: 4 }),
    }),
    part: fc.oneof({ depthSize: "small" }, rowsOf(form), tie("group")),
  }));
  return group;
}

const pairs = forms
  .filter((form) => form.fields.length > 0)
  .chain((form) => fc.record({ form: fc.constant(form), tree: groupsOf(form) }));

test("what is put together from rows is sound, and is read again as the same rows", () => {
  fc.assert(
    fc.property(pairs, ({ form, tree: made }) => {
      const source = writeCondition(form, made);
      if (source !== "") expect(checkCondition(form, source)).toEqual({ ok: true });
      const read = readCondition(form, source);
      expect(read).toEqual(normalForm(made));
      expect(writeCondition(form, read ?? made)).toBe(source);
    }),
    RUNS,
  );
});

const form = FormDefinition.parse({
  fields: [
    { key: "days", type: "number", label: "Days" },
    { key: "flag", type: "boolean", label: "Flag" },
    { key: "note", type: "text", label: "Note" },
    { key: "tags", type: "checkboxes", label: "Tags", choices },
    { key: "on", type: "date", label: "On" },
    { key: "rows", type: "table", label: "Rows" },
  ],
});

const plain = fc.constantFrom(
  "form.days > 3",
  "3 < form.days",
  "form.days >= 1",
  "form.days <= 3.5",
  "form.flag",
  "form.flag == false",
  "true != form.flag",
  'form["note"] == "x"',
  "'x' != form.note",
  'form.note.contains("x")',
  'form.note in ["x", "y"]',
  '"a" in form.tags',
  'form.tags.exists(t, t in ["a", "c d"])',
  '["a", "c d"].all(t, t in form.tags)',
  "size(form.tags) > 1",
  "form.tags.size() == 2",
  "has(form.note)",
  'form.on >= "2026-01-05" && form.on <= "2026-02-01"',
  "form.rows.rows == 0",
);
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    plain,
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a} || ${b})`),
    tie("text").map((a) => `!(${a})`),
  ),
}));
const values = fc.record<Record<string, Json>>({
  days: fc.constantFrom<Json>(null, 0, 1, 2, 3, 3.5, 4),
  flag: fc.constantFrom<Json>(null, true, false),
  note: fc.constantFrom<Json>(null, "x", "axb", "y"),
  tags: fc.constantFrom<Json>(null, ["a"], ["a", "c d"]),
  on: fc.constantFrom<Json>(null, "2026-01-05", "2026-03-01"),
  rows: fc.constantFrom<Json>(null, []),
});

test("CEL of any spelling says the same after it went through the rows", () => {
  fc.assert(
    fc.property(text, values, (source, given) => {
      const read = readCondition(form, source);
      expect(read).not.toBeNull();
      const scope = { values: given, title: "", requester: 1, requesterGroups: [] };
      const compile = compileCondition(form);
      const again = writeCondition(
        form,
        read ?? normalForm({ part: "group", join: "and", isNegated: false, parts: [] }),
      );
      expect(compile(again)(scope)).toEqual(compile(source)(scope));
    }),
    RUNS,
  );
});

test.each([
  "form.days + 1 > 3",
  "form.days > 3 ? true : false",
  "form.days > 3 // long",
  "true",
  'form.note.lowerAscii() == "x"',
  'form.on + "x" == "y"',
  "form.flag == form.flag",
  'form.tags.all(t, t == "a")',
  'form.tags == ["c d", "a"]',
  "form.days >",
  "form.gone == 1",
])("%s cannot be rows", (source) => {
  expect(readCondition(form, source)).toBeNull();
});

test("rules of fields know neither ticket nor requester", () => {
  expect(readCondition(form, 'ticket.title == "x"', "form")).toBeNull();
  expect(readCondition(form, 'ticket.title == "x"', "ticket")).not.toBeNull();
});
