import {
  type Environment,
  EvaluationError,
  ParseError,
  type ParseResult,
  TypeError as TypeProblem,
} from "@marcbachmann/cel-js";
import type { Condition, ConditionScope } from "@/lib/engine/compile";
import type { FormDefinition, FormField } from "@/lib/forms/form-definition";
import { conditionEnvironment } from "./conditions/environment";
import { toCelValue } from "./conditions/field-types";
import { type ConditionProblem, guardCondition } from "./conditions/guard";

const TOO_MANY_SIGNS = /(?:[!-]\s*){50}/;

const environments = new WeakMap<FormDefinition, Environment>();

type Compiled = { run: ParseResult; fields: readonly FormField[] };

/**
 * Compiles the conditions of one form: CEL over `form.<key>`, `ticket.title` and `requester.id`.
 *
 * A condition that needs a field nobody filled in does not hold, as in SQL: neither does its opposite; `has(form.key)`
 * asks. Whatever else goes wrong, now or later, is the answer's `error`. Nothing is ever thrown.
 */
export function compileCondition(form: FormDefinition): (source: string) => Condition {
  return (source) => {
    const compiled = compile(form, source);
    if ("problem" in compiled) return () => ({ error: compiled.problem.message });
    return (scope) => answer(compiled, scope);
  };
}

export type ConditionCheck = { ok: true } | ({ ok: false } & ConditionProblem);

/** Whether a condition can be compiled: syntax, names, types, limits. */
export function checkCondition(form: FormDefinition, source: string): ConditionCheck {
  const compiled = compile(form, source);
  return "problem" in compiled ? { ok: false, ...compiled.problem } : { ok: true };
}

function compile(form: FormDefinition, source: string): Compiled | { problem: ConditionProblem } {
  try {
    // Of nothing but these the parser would exhaust the stack before it counts its nodes.
    if (TOO_MANY_SIGNS.test(source)) return { problem: { message: "Too many signs in a row", position: null } };
    const run = environmentOf(form).parse(source);
    const guarded = guardCondition(run.ast);
    if ("problem" in guarded) return guarded;
    const { valid, type, error } = run.check();
    if (!valid) return { problem: problemOf(error) };
    if (type !== "bool") return { problem: { message: `A condition is true or false, not ${type}`, position: null } };
    return { run, fields: form.fields.filter((field) => guarded.fields.has(field.key)) };
  } catch (error) {
    return { problem: problemOf(error) };
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

function answer({ run, fields }: Compiled, scope: ConditionScope): { holds: boolean } | { error: string } {
  try {
    return { holds: run(contextOf(fields, scope)) === true };
  } catch (error) {
    if (error instanceof EvaluationError && error.code === "no_such_key") return { holds: false };
    return { error: problemOf(error).message };
  }
}

function contextOf(fields: readonly FormField[], scope: ConditionScope) {
  const form = new Map<string, unknown>();
  for (const field of fields) {
    const value = Object.hasOwn(scope.values, field.key) ? scope.values[field.key] : null;
    if (value !== undefined && value !== null) form.set(field.key, toCelValue(field, value));
  }
  return {
    form,
    ticket: new Map([["title", scope.title]]),
    requester: new Map([["id", BigInt(scope.requester)]]),
  };
}
