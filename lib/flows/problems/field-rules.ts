import type { FieldAccess, FormDefinition, FormField } from "@/lib/forms/form-definition";
import { type RuleName, ruleKeys, ruleProblem, rulesOf } from "@/lib/forms/rules";
import { isFilledIn } from "@/lib/forms/values";
import { conditionParams } from "./condition-params";
import { type Problem, problem } from "./problem";

const RULES: readonly RuleName[] = ["visibleWhen", "requiredWhen", "expression"];

/** Rules of a field that cannot be understood or lead back to itself. */
export function ruleProblems(form: FormDefinition, field: FormField): Problem[] {
  const { key: fieldKey, label } = field;
  const broken = RULES.flatMap((rule) => {
    const found = ruleProblem(form, field, rule);
    if (found === null) return [];
    return [problem("field_rule_invalid", { fieldKey }, { label, rule, ...conditionParams(found) })];
  });
  const isCircular = rulesOf(form).circular.has(fieldKey);
  return isCircular ? [...broken, problem("field_rules_circular", { fieldKey }, { label })] : broken;
}

/**
 * Rules that, at one node, follow from fields people edit there and from fields hidden there: while somebody types the
 * page cannot know what the server will make of them, and may never show the field that the server demands.
 */
export function undecidableRules(
  form: FormDefinition,
  node: { key: string; name: string; fields: FieldAccess },
): Problem[] {
  const rightTo = (key: string) => (Object.hasOwn(node.fields, key) ? node.fields[key] : undefined);
  const isEdited = (field: FormField) => isFilledIn(field) && ["edit", "required"].includes(rightTo(field.key) ?? "");
  const isOutOfSight = (field: FormField) => {
    const right = rightTo(field.key);
    return right === undefined || (right === "read" && isFilledIn(field) && field.visibleWhen !== "");
  };
  return form.fields.filter(isEdited).flatMap((field) => {
    const needed = fieldsBehind(form, field);
    if (!needed.some(isEdited) || !needed.some(isOutOfSight)) return [];
    const params = { name: node.name, label: field.label };
    return [problem("field_rule_undecidable", { nodeKey: node.key, fieldKey: field.key }, params)];
  });
}

/** Everything that decides whether a field is shown and required. */
function fieldsBehind(form: FormDefinition, field: FormField): FormField[] {
  const byKey = new Map(form.fields.map((entry) => [entry.key, entry]));
  const needs = (entry: FormField, rules: readonly RuleName[]) => rules.flatMap((rule) => ruleKeys(form, entry, rule));
  const reached = new Set(needs(field, ["visibleWhen", "requiredWhen"]));
  for (const key of reached) {
    const entry = byKey.get(key);
    for (const next of entry === undefined ? [] : needs(entry, ["visibleWhen", "expression"])) reached.add(next);
  }
  return [...reached].flatMap((key) => byKey.get(key) ?? []);
}
