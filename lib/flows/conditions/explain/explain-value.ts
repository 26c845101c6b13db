import type { ConditionScope } from "@/lib/engine/flow/compile";
import { type ConditionReach, othersOf, valueExpression } from "@/lib/flows/conditions";
import { type FormDefinition, type Json, valueAt } from "@/lib/forms/form-definition";
import { evaluateExpression } from "../expression";
import type { ConditionProblem } from "../problem-codes";
import type { ResultType } from "../result-types";
import { plainValue } from "./plain-value";

export type ExplainedValue =
  /** It cannot be understood. */
  | { problem: ConditionProblem }
  | { value: Json }
  /** Keys of fields that it needs and nobody filled in. */
  | { missing: readonly string[] }
  /** It was understood, and failed. */
  | { failure: ConditionProblem };

/** What an expression comes to, or why to nothing. Never throws. */
export function explainValue(
  form: FormDefinition,
  source: string,
  scope: ConditionScope,
  wanted: { reach?: ConditionReach; result?: ResultType | undefined } = {},
): ExplainedValue {
  const compiled = valueExpression(form, source, wanted);
  if ("problem" in compiled) return compiled;
  const values = scope.values;
  const answer = evaluateExpression(compiled, values, othersOf(scope));
  if ("problem" in answer) return { failure: answer.problem };
  if ("value" in answer) return { value: plainValue(answer.value) };
  return { missing: compiled.fields.map(({ key }) => key).filter((key) => valueAt(values, key) === null) };
}
