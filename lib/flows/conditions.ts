import type { Condition, ConditionScope } from "@/lib/engine/flow/compile";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { compileExpression, type Expression, evaluateExpression } from "./conditions/expression";
import type { Variable } from "./conditions/guard";
import type { ConditionProblem } from "./conditions/problem-codes";
import { RESULT_TYPES, type ResultType } from "./conditions/result-types";

/**
 * Compiles the conditions of one form: CEL over `form.<key>`, `ticket.title`, `requester.id`, and the ids in
 * `requester.roles` and `requester.departments` (those above included).
 *
 * A condition that needs a field nobody filled in does not hold, as in SQL: neither does its opposite; `has(form.key)`
 * asks. Whatever else goes wrong, now or later, is the answer's `error`. Nothing is ever thrown.
 */
export function compileCondition(form: FormDefinition): (source: string) => Condition {
  return (source) => {
    const compiled = conditionExpression(form, source);
    if ("problem" in compiled) return () => ({ error: compiled.problem.message });
    return (scope) => answer(compiled, scope);
  };
}

export type ConditionCheck = { ok: true } | ({ ok: false } & ConditionProblem);

/** `form`: the rules of fields know neither the ticket nor its requester. */
export type ConditionReach = "ticket" | "form";

const VARIABLES: Record<ConditionReach, readonly Variable[]> = {
  ticket: ["form", "ticket", "requester"],
  form: ["form"],
};

/** Whether a condition can be compiled: syntax, names, types, limits. */
export function checkCondition(form: FormDefinition, source: string, reach: ConditionReach = "ticket"): ConditionCheck {
  const compiled = conditionExpression(form, source, reach);
  return "problem" in compiled ? { ok: false, ...compiled.problem } : { ok: true };
}

/** A condition that was parsed, checked and typed. Never throws. */
export function conditionExpression(
  form: FormDefinition,
  source: string,
  reach: ConditionReach = "ticket",
): Expression | { problem: ConditionProblem } {
  return compileExpression(form, source, { variables: VARIABLES[reach], types: ["bool"] });
}

/** An expression that gives a value, as that of a computed field; of any type where none is wanted. Never throws. */
export function valueExpression(
  form: FormDefinition,
  source: string,
  { reach = "ticket", result }: { reach?: ConditionReach; result?: ResultType | undefined } = {},
): Expression | { problem: ConditionProblem } {
  const types = result === undefined ? {} : { types: RESULT_TYPES[result] };
  return compileExpression(form, source, { variables: VARIABLES[reach], ...types });
}

function answer(compiled: Expression, scope: ConditionScope): { holds: boolean } | { error: string } {
  const answered = evaluateExpression(compiled, scope.values, othersOf(scope));
  if ("problem" in answered) return { error: answered.problem.message };
  return { holds: "value" in answered && answered.value === true };
}

/** What conditions know besides the form. */
export function othersOf(scope: Omit<ConditionScope, "values">): Readonly<Record<string, unknown>> {
  return {
    ticket: new Map([["title", scope.title]]),
    requester: new Map<string, unknown>([
      ["id", BigInt(scope.requester)],
      ["roles", groupIds(scope, "role")],
      ["departments", groupIds(scope, "department")],
    ]),
  };
}

function groupIds({ requesterGroups }: Pick<ConditionScope, "requesterGroups">, type: "role" | "department"): bigint[] {
  return requesterGroups.flatMap((group) => (group.type === type ? [BigInt(group.id)] : []));
}
