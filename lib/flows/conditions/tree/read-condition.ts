import type { ASTNode } from "@marcbachmann/cel-js";
import { type ConditionReach, conditionExpression } from "@/lib/flows/conditions";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { type ConditionPart, type ConditionTree, NO_CONDITION } from "./condition-tree";
import { groupOf, negated, rootOf } from "./normal-form";
import { readRow } from "./read-row";

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

function readPart(form: FormDefinition, node: ASTNode): ConditionPart | null {
  if (node.op === "&&" || node.op === "||") {
    const parts = node.args.map((side) => readPart(form, side));
    const known = parts.filter((part) => part !== null);
    return known.length < parts.length ? null : groupOf(node.op === "&&" ? "and" : "or", known);
  }
  if (node.op === "!_") {
    const inner = readPart(form, node.args);
    return inner === null ? null : negated(inner);
  }
  return readRow(form, node);
}
