import type { ASTNode } from "@marcbachmann/cel-js";
import type { FormDefinition } from "@/lib/forms/form-definition";
import type { ConditionPart } from "./condition-tree";
import { groupOf, negated } from "./normal-form";
import { readRow } from "./read-row";

/** A part of a parsed condition as rows; null when it says something that rows cannot say. */
export function readPart(form: FormDefinition, node: ASTNode): ConditionPart | null {
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
