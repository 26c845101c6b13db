import { type ASTNode, type Environment, EvaluationError, type ParseResult } from "@marcbachmann/cel-js";
import { type FieldValues, type FormDefinition, type FormField, isLayout, valueAt } from "@/lib/forms/form-definition";
import { conditionEnvironment } from "./environment";
import { placeOfField } from "./field-places";
import { toCelValue } from "./field-types";
import { guardCondition, type Variable } from "./guard";
import { libraryProblem } from "./library-problem";
import { type ConditionProblem, valueTypeOf } from "./problem-codes";

const TOO_MANY_SIGNS = /(?:[!-]\s*){50}/;

const environments = new WeakMap<FormDefinition, Environment>();

type Wanted = {
  /** What may be named besides the form's fields. */
  variables: readonly Variable[];
  /** CEL types, one of which the answer must have; left out, any will do. */
  types?: readonly string[];
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
    if (TOO_MANY_SIGNS.test(source)) {
      return { problem: { code: "too_many_signs", params: {}, message: "Too many signs in a row", position: null } };
    }
    const run = environmentOf(form).parse(source);
    const guarded = guardCondition(run.ast, wanted.variables);
    if ("problem" in guarded) return guarded;
    const { valid, type, error } = run.check();
    if (!valid) return { problem: ofForm(run.ast, libraryProblem(error)) };
    if (wanted.types?.includes(type ?? "") === false) return { problem: wrongResult(wanted.types, type ?? "nothing") };
    const fields = form.fields.filter((field) => guarded.fields.has(field.key) && !isLayout(field.type));
    const unknown = [...guarded.fields].find((key) => !fields.some((field) => field.key === key));
    // `has(form.gone)` is sound CEL, and never what somebody meant.
    return unknown === undefined ? { run, fields } : { problem: unknownField(run.ast, unknown) };
  } catch (error) {
    return { problem: libraryProblem(error) };
  }
}

function wrongResult(types: readonly string[], type: string): ConditionProblem {
  const found = valueTypeOf(type);
  const [first = ""] = types;
  const wanted = valueTypeOf(first);
  return wanted === "boolean"
    ? {
        code: "answer_not_true_or_false",
        params: { found },
        message: `A condition is true or false, not ${type}`,
        position: null,
      }
    : {
        code: "wrong_result",
        params: { wanted, found },
        message: `The result is to be a ${wanted}, not ${type}`,
        position: null,
      };
}

/** A member that is missed in the form itself is a field. */
function ofForm(ast: ASTNode, problem: ConditionProblem): ConditionProblem {
  const { word } = problem.params;
  if (problem.code !== "unknown_member" || typeof word !== "string") return problem;
  const place = placeOfField(ast, word);
  return place === null ? problem : { ...problem, code: "unknown_field", position: place };
}

function unknownField(ast: ASTNode, key: string): ConditionProblem {
  return {
    code: "unknown_field",
    params: { word: key },
    message: `No such key: ${key}`,
    position: placeOfField(ast, key),
  };
}

export type ExpressionAnswer = { value: unknown } | { unfilled: true } | { problem: ConditionProblem };

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
    return { problem: libraryProblem(error) };
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

function formMap(fields: readonly FormField[], values: FieldValues): Map<string, unknown> {
  const form = new Map<string, unknown>();
  for (const field of fields) {
    const value = toCelValue(field, valueAt(values, field.key));
    if (value !== null) form.set(field.key, value);
  }
  return form;
}
