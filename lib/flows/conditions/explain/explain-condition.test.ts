import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition, conditionExpression } from "@/lib/flows/conditions";
import { FormDefinition, type Json } from "@/lib/forms/form-definition";
import { explainCondition, type Step } from "./explain-condition";
import { explainValue } from "./explain-value";
import { printExpression } from "./print-expression";
import { whatItNeeds } from "./what-it-needs";

const form = FormDefinition.parse({
  fields: [
    { key: "days", type: "number", label: "Days" },
    { key: "flag", type: "boolean", label: "Flag" },
    { key: "note", type: "text", label: "Note" },
    { key: "tags", type: "checkboxes", label: "Tags", choices: [{ key: "a", label: "A" }] },
    {
      key: "rows",
      type: "table",
      label: "Rows",
      columns: [{ key: "cost", type: "number", label: "Cost", hasTotal: true }],
    },
    { key: "from", type: "date", label: "From" },
    { key: "twice", type: "computed", label: "Twice", expression: "form.days * 2" },
    { key: "more", type: "computed", label: "More", expression: "form.twice + 1" },
  ],
});

const scopeOf = (values: Record<string, Json>) => ({
  values,
  title: "Leave",
  requester: 7,
  requesterGroups: [{ type: "role" as const, id: 3 }],
});

function explained(source: string, values: Record<string, Json>): Step {
  const answer = explainCondition(form, source, scopeOf(values));
  if ("problem" in answer) throw new Error(answer.problem.message);
  return answer.step;
}

/** A step in a line: `all fails [row fails days, row holds flag]`. */
function told(step: Step): string {
  const { outcome } = step;
  switch (step.kind) {
    case "all":
    case "any":
      return `${step.kind} ${outcome} [${step.parts.map(told).join(", ")}]`;
    case "not":
      return `not ${outcome} [${told(step.part)}]`;
    case "choice":
      return `choice ${outcome} [${[step.condition, ...(step.taken === null ? [] : [step.taken])].map(told).join(", ")}]`;
    case "row":
      return `${outcome} ${step.row.operator}`;
    case "comparison":
      return `${outcome} ${JSON.stringify(step.left.value)} ${step.operator} ${JSON.stringify(step.right.value)}`;
    case "other":
      return `${outcome} ${step.text}`;
  }
}

describe("why", () => {
  test.each<[string, Record<string, Json>, string]>([
    ["form.days > 3", { days: 2 }, "fails more"],
    ["form.days > 3", {}, "unfilled more"],
    [
      "form.days > 3 && form.flag && has(form.note)",
      { days: 4, flag: false },
      "all fails [holds more, fails equal, fails filled]",
    ],
    ["form.days > 3 || form.flag", { flag: true }, "any holds [unfilled more, holds equal]"],
    ["!(form.days > 3)", {}, "not unfilled [unfilled more]"],
    ["!has(form.note)", {}, "holds empty"],
    ["form.days >= 1 && form.days <= 3", { days: 2 }, "holds between"],
    [
      "form.flag && form.days >= 1 && form.days <= 3 && form.days > 0",
      { days: 2 },
      "all unfilled [unfilled equal, holds between, holds more]",
    ],
    ["form.days + 1 > 3", { days: 2 }, "fails 3 > 3"],
    ["form.days in [1, 2]", { days: 2 }, "holds one-of"],
    ["form.days * 2 in [1, 4]", { days: 2 }, "holds 4 in [1,4]"],
    ["form.flag ? form.days > 3 : form.days > 1", { flag: false, days: 2 }, "choice holds [fails equal, holds more]"],
    ["form.flag ? form.days > 3 : form.days > 1", { days: 2 }, "choice unfilled [unfilled equal]"],
    ['form.note.lowerAscii().contains("x")', { note: "AXB" }, 'holds form.note.lowerAscii().contains("x")'],
    ["3 in requester.roles", {}, "holds has-any"],
    ["form.rows.total.cost > 3.5", { rows: [{ cost: 1 }, { cost: 3 }] }, "holds more"],
    ["int(form.note) > 1", { note: "x" }, "broken null > 1"],
  ])("%s of %j", (source, values, expected) => {
    expect(told(explained(source, values))).toBe(expected);
  });

  test("names the fields that it waits for", () => {
    expect(explained("form.days > 3 && form.flag", { flag: true })).toMatchObject({
      outcome: "unfilled",
      missing: ["days"],
    });
  });

  test("says why it is broken", () => {
    expect(explained("int(form.note) > 1", { note: "x" }).problem).toMatchObject({ code: "no_number" });
    expect(explainCondition(form, "form.days >", scopeOf({}))).toMatchObject({ problem: { code: "ends_early" } });
  });
});

test("an expression comes to a value", () => {
  const value = (source: string, values: Record<string, Json>) => explainValue(form, source, scopeOf(values));
  expect(value("form.days + 1", { days: 2 })).toEqual({ value: 3 });
  expect(value("form.days + 1", {})).toEqual({ missing: ["days"] });
  expect(value("int(form.note)", { note: "x" })).toMatchObject({ failure: { code: "no_number" } });
  expect(explainValue(form, "form.days", scopeOf({}), { result: "text" })).toMatchObject({
    problem: { code: "wrong_result", params: { wanted: "text", found: "number" } },
  });
});

test("what must be known is what people fill in", () => {
  expect(whatItNeeds(form, 'form.more > 1 && ticket["title"] == "x" && 3 in requester.roles', "ticket")).toEqual({
    fields: [form.fields[0]],
    title: true,
    requester: false,
    roles: true,
    departments: false,
  });
  expect(whatItNeeds(form, "form.gone", "form").fields).toEqual([]);
});

const plain = fc.constantFrom(
  "form.days > 3",
  "form.days - 1 - 2 >= -1",
  "form.days - (1 - 2) >= 1.0",
  "(form.days + 1) * 2 > 3 / (form.days - 2)",
  "-form.days < -(3)",
  "form.flag",
  'form["note"] == "x\\"\\n"',
  'form.note.matches("^x")',
  "form.note.size() in [1, 2]",
  'form.tags.exists(t, t in ["a"] || t == "b")',
  "has(form.note)",
  "form.rows.rows == 0 && 1.5e3 > form.rows.total.cost",
  "daysBetween(form.from, form.from) % 2 == 0",
  'timestamp("2026-01-01T00:00:00Z").getFullYear() == 2026',
);
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    plain,
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a} || ${b})`),
    fc.tuple(tie("text"), tie("text"), tie("text")).map(([a, b, c]) => `(${a} ? ${b} : (${c}))`),
    tie("text").map((a) => `!(${a})`),
  ),
}));
const values = fc.record<Record<string, Json>>({
  days: fc.constantFrom<Json>(null, 0, 2, 3, 3.5, 4),
  flag: fc.constantFrom<Json>(null, true, false),
  note: fc.constantFrom<Json>(null, "x", 'x"\n', "y"),
  tags: fc.constantFrom<Json>(null, ["a"], ["b"]),
  from: fc.constantFrom<Json>(null, "2026-01-05"),
  rows: fc.constantFrom<Json>(null, [{ cost: 1 }]),
});

test("the explanation says what the engine decides", () => {
  fc.assert(
    fc.property(text, values, (source, given) => {
      const step = explained(source, given);
      const answer = compileCondition(form)(source)(scopeOf(given));
      expect(step.outcome === "broken" ? "error" : step.outcome === "holds").toBe(
        "error" in answer ? "error" : answer.holds,
      );
    }),
    { numRuns: 500, seed: 7, endOnFailure: true },
  );
});

test("what is printed is read again as the same", () => {
  fc.assert(
    fc.property(text, (source) => {
      const printed = reprint(source);
      expect(reprint(printed)).toBe(printed);
      expect(shapeOf(parsed(printed))).toEqual(shapeOf(parsed(source)));
    }),
    { numRuns: 500, seed: 7, endOnFailure: true },
  );
});

function parsed(source: string) {
  const compiled = conditionExpression(form, source);
  if ("problem" in compiled) throw new Error(`${source}: ${compiled.problem.message}`);
  return compiled.run.ast;
}

const reprint = (source: string) => printExpression(parsed(source));

/** The tree without places in the text, nor what the library noted about types. */
function shapeOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(shapeOf);
  if (typeof part !== "object" || part === null || !("op" in part) || !("args" in part)) return part;
  return [part.op, shapeOf(part.args)];
}
