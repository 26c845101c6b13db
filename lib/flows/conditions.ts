import type { Condition, ConditionScope } from "@/lib/engine/compile";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { compileExpression, type Expression, evaluateExpression } from "./conditions/expression";
import type { ConditionProblem } from "./conditions/guard";

/**
 * Compiles the conditions of one form: CEL over `form.<key>`, `ticket.title`, `requester.id`, and the ids in
 * `requester.roles` and `requester.departments` (those above included).
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

function compile(form: FormDefinition, source: string): Expression | { problem: ConditionProblem } {
  return compileExpression(form, source, {
    variables: ["form", "ticket", "requester"],
    types: ["bool"],
    complaint: (type) => `A condition is true or false, not ${type}`,
  });
}

function answer(compiled: Expression, scope: ConditionScope): { holds: boolean } | { error: string } {
  const answered = evaluateExpression(compiled, scope.values, {
    ticket: new Map([["title", scope.title]]),
    requester: new Map<string, unknown>([
      ["id", BigInt(scope.requester)],
      ["roles", groupIds(scope, "role")],
      ["departments", groupIds(scope, "department")],
    ]),
  });
  if ("error" in answered) return answered;
  return { holds: "value" in answered && answered.value === true };
}

function groupIds({ requesterGroups }: ConditionScope, type: "role" | "department"): bigint[] {
  return requesterGroups.flatMap((group) => (group.type === type ? [BigInt(group.id)] : []));
}
