import { type ConditionReach, conditionExpression } from "@/lib/flows/conditions";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { type ConditionTree, NO_CONDITION } from "./condition-tree";
import { rootOf } from "./normal-form";
import { readPart } from "./read-part";

const TEXTS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/**
 * The rows of a condition; null when it says something that rows cannot say, or cannot be understood. Remarks are
 * nothing that rows could keep.
 */
export function readCondition(
  form: FormDefinition,
  source: string,
  reach: ConditionReach = "ticket",
): ConditionTree | null {
  if (source.trim() === "") return NO_CONDITION;
  const compiled = conditionExpression(form, source, reach);
  if ("problem" in compiled || source.replace(TEXTS, "").includes("//")) return null;
  const part = readPart(form, compiled.run.ast);
  return part === null ? null : rootOf(part);
}
