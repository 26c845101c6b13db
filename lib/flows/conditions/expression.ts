import {
  type Environment,
  EvaluationError,
  ParseError,
  type ParseResult,
  TypeError as TypeProblem,
} from "@marcbachmann/cel-js";
import { type FieldValues, type FormDefinition, type FormField, isLayout, valueAt } from "@/lib/forms/form-definition";
import { conditionEnvironment } from "./environment";
import { toCelValue } from "./field-types";
import { type ConditionProblem, guardCondition, type Variable } from "./guard";

const TOO_MANY_SIGNS = /(?:[!-]\s*){50}/;

const environments = new WeakMap<FormDefinition, Environment>();

type Wanted = {
  /** What may be named besides the form's fields. */
  variables: readonly Variable[];
  /** CEL types, one of which the answer must have. */
  types: readonly string[];
  /** Says what it is instead, when it is of another type. */
  complaint: (type: string) => string;
};

/** An expression over a form that was parsed, checked and typed. */
export type Expression = { run: ParseResult; fields: readonly FormField[] };

/** Compiles an expression: syntax, names, types, limits. Never throws. */
export function compileExpression(
  form: FormDefinition,
  source: string,
  wanted: Wanted,
): Expression | { problem: ConditionProblem } {
  try {
    // Of nothing but these the parser would exhaust the stack before it counts its nodes.
    if (TOO_MANY_SIGNS.test(source)) return { problem: { message: "Too many signs in a row", position: null } };
    const run = environmentOf(form).parse(source);
    const guarded = guardCondition(run.ast, wanted.variables);
    if ("problem" in guarded) return guarded;
    const { valid, type, error } = run.check();
    if (!valid) return { problem: problemOf(error) };
    if (!wanted.types.includes(type ?? "")) {
      return { problem: { message: wanted.complaint(type ?? "nothing"), position: null } };
    }
    const fields = form.fields.filter((field) => guarded.fields.has(field.key) && !isLayout(field.type));
    const unknown = [...guarded.fields].find((key) => !fields.some((field) => field.key === key));
    // `has(form.gone)` is sound CEL, and never what somebody meant.
    return unknown === undefined
      ? { run, fields }
      : { problem: { message: `No such key: ${unknown}`, position: null } };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

export type ExpressionAnswer = { value: unknown } | { unfilled: true } | { error: string };

/** Evaluates an expression; `unfilled` when it needs a field that has no value. Never throws. */
export function evaluateExpression(
  { run, fields }: Expression,
  values: FieldValues,
  others: Readonly<Record<string, unknown>> = {},
): ExpressionAnswer {
  try {
    return { value: run({ ...others, form: formMap(fields, values) }) };
  } catch (error) {
    if (error instanceof EvaluationError && error.code === "no_such_key") return { unfilled: true };
    return { error: problemOf(error).message };
  }
}

/** A form is a document: when it changes it is another one. */
function environmentOf(form: FormDefinition): Environment {
  const known = environments.get(form);
  if (known !== undefined) return known;
  const environment = conditionEnvironment(form);
  environments.set(form, environment);
  return environment;
}

function problemOf(error: unknown): ConditionProblem {
  if (error instanceof ParseError || error instanceof TypeProblem || error instanceof EvaluationError) {
    return { message: error.summary, position: error.range ?? null };
  }
  return { message: error instanceof Error ? error.message : String(error), position: null };
}

function formMap(fields: readonly FormField[], values: FieldValues): Map<string, unknown> {
  const form = new Map<string, unknown>();
  for (const field of fields) {
    const value = toCelValue(field, valueAt(values, field.key));
    if (value !== null) form.set(field.key, value);
  }
  return form;
}
