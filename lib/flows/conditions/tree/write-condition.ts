import type { FormDefinition } from "@/lib/forms/form-definition";
import { isComplete } from "./complete-row";
import type { ConditionPart, ConditionTree } from "./condition-tree";
import { normalForm } from "./normal-form";
import { rowToCel } from "./row-to-cel";

/** The CEL of a condition. Rows that are not complete are left out; empty when nothing is left. */
export function writeCondition(form: FormDefinition, tree: ConditionTree): string {
  const { isNegated, parts, ...root } = normalForm(pruned(form, tree));
  if (parts.length === 0) return "";
  const text = write(form, { ...root, parts, isNegated: false });
  return isNegated ? `!(${text})` : text;
}

function pruned(form: FormDefinition, tree: ConditionTree): ConditionTree {
  const parts = tree.parts.flatMap((part): ConditionPart[] => {
    if (part.part === "group") return [pruned(form, part)];
    return isComplete(form, part) ? [part] : [];
  });
  return { ...tree, parts };
}

function write(form: FormDefinition, part: ConditionPart): string {
  if (part.part === "row") return rowToCel(form, part);
  const joined = part.parts.map((one) => writeInside(form, one, part.join)).join(part.join === "and" ? " && " : " || ");
  return part.isNegated ? `!(${joined})` : joined;
}

function writeInside(form: FormDefinition, part: ConditionPart, join: "and" | "or"): string {
  const text = write(form, part);
  if (part.part === "row") return part.operator === "between" && join === "or" ? `(${text})` : text;
  return part.isNegated ? text : `(${text})`;
}
