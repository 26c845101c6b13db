import fc from "fast-check";
import { expect, test } from "vitest";
import { checkCondition, compileCondition } from "@/lib/flows/conditions";
import { FormDefinition, type Json } from "@/lib/forms/form-definition";
import { translateCondition } from "./translate-condition";

const form = FormDefinition.parse({
  fields: [
    { key: "a", type: "number", label: "a" },
    { key: "b", type: "number", label: "b" },
    { key: "s", type: "text", label: "s" },
    { key: "t", type: "select", label: "t", choices: ["x", "y"].map((key) => ({ key, label: key })) },
    { key: "f", type: "boolean", label: "f" },
  ],
});
const scope = { fields: new Map(form.fields.map((field) => [field.key, field])), userIds: new Map(), timeZone: "UTC" };
const compile = compileCondition(form);

/** A Python expression: its text, and what Python makes of it, which may be an exception. */
type Term = { text: string; run(values: Record<string, Json>): unknown };

class PythonError extends Error {}

const fail = (): never => {
  throw new PythonError();
};

const numberOf = (value: unknown): number =>
  typeof value === "number" || typeof value === "boolean" ? Number(value) : fail();

const term = (text: string, run: Term["run"]): Term => ({ text, run });

const field = (...keys: string[]) =>
  fc.constantFrom(...keys).map((key) => term(`{${key}}`, (values) => values[key] ?? null));

const arithmetic = {
  "+": (a: number, b: number) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
} satisfies Record<string, (a: number, b: number) => number>;

const { number } = fc.letrec<{ number: Term }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    field("a", "b"),
    fc.integer({ min: 0, max: 9 }).map((value) => term(String(value), () => value)),
    fc.constantFrom(0.5, 2.25).map((value) => term(String(value), () => value)),
    tie("number").map((inner) => term(`(-(${inner.text}))`, (values) => -numberOf(inner.run(values)))),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*"), tie("number"))
      .map(([left, operator, right]) =>
        term(`(${left.text} ${operator} ${right.text})`, (values) =>
          arithmetic[operator](numberOf(left.run(values)), numberOf(right.run(values))),
        ),
      ),
    fc.tuple(tie("number"), fc.constantFrom(2, 3, 0.5)).map(([left, divisor]) =>
      term(`((${left.text}) % ${divisor})`, (values) => {
        const dividend = numberOf(left.run(values));
        return dividend - Math.floor(dividend / divisor) * divisor;
      }),
    ),
  ),
}));

const text = fc.oneof(
  field("s", "t"),
  fc.constantFrom("x", "y", "it's", 'say "x"', "\\").map((value) => term(pythonText(value), () => value)),
);

function pythonText(value: string): string {
  return `'${value.replace(/[\\']/g, "\\$&")}'`;
}

const compare: Record<string, (a: unknown, b: unknown) => boolean> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => inOrder(a, b) < 0,
  "<=": (a, b) => inOrder(a, b) <= 0,
  ">": (a, b) => inOrder(a, b) > 0,
  ">=": (a, b) => inOrder(a, b) >= 0,
};

function inOrder(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : Number(a > b);
  return numberOf(a) - numberOf(b);
}

const operator = fc.constantFrom("==", "!=", "<", "<=", ">", ">=");

const comparison = (operand: fc.Arbitrary<Term>) =>
  fc.tuple(operand, fc.array(fc.tuple(operator, operand), { minLength: 1, maxLength: 2 })).map(([first, links]) =>
    term(
      `${first.text}${links.map(([sign, { text: operandText }]) => ` ${sign} ${operandText}`).join("")}`,
      (values) => {
        let left = first.run(values);
        for (const [sign, operandTerm] of links) {
          const right = operandTerm.run(values);
          if (!compare[sign]?.(left, right)) return false;
          left = right;
        }
        return true;
      },
    ),
  );

const listed = (operand: fc.Arbitrary<Term>, item: fc.Arbitrary<Term>) =>
  fc
    .tuple(operand, fc.constantFrom("in", "not in"), fc.array(item, { minLength: 1, maxLength: 3 }))
    .map(([left, sign, items]) =>
      term(`${left.text} ${sign} [${items.map((entry) => entry.text).join(", ")}]`, (values) => {
        const found = left.run(values);
        return items.some((entry) => entry.run(values) === found) === (sign === "in");
      }),
    );

const isTrue = (value: unknown) => value !== null && value !== false && value !== 0 && value !== "";

const { condition } = fc.letrec<{ condition: Term }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    comparison(number),
    comparison(text),
    listed(
      field("a"),
      fc.oneof(
        fc.integer({ min: 0, max: 4 }).map((value) => term(String(value), () => value)),
        none(),
      ),
    ),
    listed(
      field("t"),
      fc.oneof(
        fc.constantFrom("x", "z").map((value) => term(pythonText(value), () => value)),
        none(),
      ),
    ),
    field("f", "a", "s"),
    tie("condition").map((inner) => term(`not (${inner.text})`, (values) => !isTrue(inner.run(values)))),
    fc.tuple(tie("condition"), fc.constantFrom("and", "or"), tie("condition")).map(([left, word, right]) =>
      term(`(${left.text}) ${word} (${right.text})`, (values) => {
        const first = left.run(values);
        return isTrue(first) === (word === "and") ? right.run(values) : first;
      }),
    ),
  ),
}));

function none() {
  return fc.constant(term("None", () => null));
}

const values = fc.record({
  a: fc.option(fc.constantFrom(0, 1, 2, 3.5)),
  b: fc.option(fc.constantFrom(0, 1, 2, 3.5)),
  s: fc.option(fc.constantFrom("x", "it's", "\\")),
  t: fc.option(fc.constantFrom("x", "y")),
  f: fc.option(fc.boolean()),
});

test("whatever Python answers, the translation answers", () => {
  fc.assert(
    fc.property(condition, values, (expression, given) => {
      const translation = translateCondition(expression.text, scope);
      if (!translation.ok) throw new Error(`${translation.reason.code}: ${translation.reason.part}`);
      expect(checkCondition(form, translation.condition)).toEqual({ ok: true });
      const answer = compile(translation.condition)({ values: given, title: "", requester: 1, requesterGroups: [] });
      const expected = attempt(() => isTrue(expression.run(given)));
      if (expected !== null) expect(answer).toEqual({ holds: expected });
    }),
    { numRuns: 500 },
  );
}, 30_000);

/** Null where Python fails: the original then refuses the request, and there is nothing to compare with. */
function attempt(work: () => boolean): boolean | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof PythonError) return null;
    throw error;
  }
}

test("no text makes the translator fail, and what it makes of one compiles", () => {
  const piece = fc.constantFrom(
    "{a}",
    "{s}",
    "(",
    ")",
    "[",
    "]",
    ",",
    "not ",
    " in ",
    " and ",
    "==",
    "<",
    "-",
    "3",
    "'x'",
    ".",
    "len",
    " ",
    "%",
    "/",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      ),
      (source) => {
        const translation = translateCondition(source, scope);
        if (translation.ok) expect(checkCondition(form, translation.condition)).toEqual({ ok: true });
      },
    ),
    { numRuns: 500 },
  );
}, 30_000);
