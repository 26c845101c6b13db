import {
  compileExpression,
  type Expression,
  type ExpressionAnswer,
  evaluateExpression,
} from "@/lib/flows/conditions/expression";
import type { ConditionProblem } from "@/lib/flows/conditions/problem-codes";
import { RESULT_TYPES } from "@/lib/flows/conditions/result-types";
import { type FieldValues, type FormDefinition, type FormField, type Json, valueAt } from "@/lib/forms/form-definition";
import { roundTo } from "@/lib/forms/kinds/number-value";

const MAX_TEXT_LENGTH = 20_000;

export type RuleName = "visibleWhen" | "requiredWhen" | "expression";

/** The compiled rules of one field; null where it has none, or one that cannot be compiled. */
type FieldRules = Record<RuleName, Expression | null>;

export type FormRules = {
  byKey: ReadonlyMap<string, FieldRules>;
  /** Every field after those its value and its visibility follow from. */
  order: readonly FormField[];
  /** Keys of fields whose rules lead back to themselves. */
  circular: ReadonlySet<string>;
};

const known = new WeakMap<FormDefinition, FormRules>();

/** The rules of a form, compiled once: a form is a document, and when it changes it is another one. */
export function rulesOf(form: FormDefinition): FormRules {
  const rules = known.get(form) ?? compileRules(form);
  known.set(form, rules);
  return rules;
}

/** Why a rule of a field cannot be compiled; null when it can, or when there is none. */
export function ruleProblem(form: FormDefinition, field: FormField, name: RuleName): ConditionProblem | null {
  const compiled = compileRule(form, field, name);
  return compiled !== null && "problem" in compiled ? compiled.problem : null;
}

/** The keys a rule of a field looks at. */
export function ruleKeys(form: FormDefinition, field: FormField, name: RuleName): string[] {
  return (
    rulesOf(form)
      .byKey.get(field.key)
      ?.[name]?.fields.map(({ key }) => key) ?? []
  );
}

export function isComputed(field: FormField): boolean {
  return field.type === "computed" && field.expression !== "";
}

export type FormState = {
  isVisible: (key: string) => boolean;
  /** By a rule of its own; what the node demands comes on top. */
  isRequired: (key: string) => boolean;
  /** A value for every field that has an expression. */
  computed: ReadonlyMap<string, Json>;
};

/**
 * What the rules of a form make of its values. A field that is not visible counts as not filled in; a rule that needs
 * what nobody filled in does not hold, and a computed field then has no value. What is computed counts wherever it stands.
 */
export function formState(form: FormDefinition, values: FieldValues): FormState {
  const { byKey, order } = rulesOf(form);
  const seen: Record<string, Json> = {};
  const hidden = new Set<string>();
  const computed = new Map<string, Json>();
  for (const field of order) {
    const { key, visibleWhen } = field;
    const rules = byKey.get(key);
    if (visibleWhen !== "" && !holds(rules?.visibleWhen, seen)) hidden.add(key);
    if (isComputed(field)) {
      const value = compute(field, rules?.expression, seen);
      computed.set(key, value);
      seen[key] = value;
    } else if (!hidden.has(key)) seen[key] = valueAt(values, key);
  }
  return {
    computed,
    isVisible: (key) => !hidden.has(key),
    isRequired: (key) => holds(byKey.get(key)?.requiredWhen, seen),
  };
}

function compileRules(form: FormDefinition): FormRules {
  const byKey = new Map<string, FieldRules>();
  for (const field of form.fields) {
    const rule = (name: RuleName): Expression | null => {
      const compiled = compileRule(form, field, name);
      return compiled === null || "problem" in compiled ? null : compiled;
    };
    byKey.set(field.key, {
      visibleWhen: rule("visibleWhen"),
      requiredWhen: rule("requiredWhen"),
      expression: rule("expression"),
    });
  }
  return { byKey, ...inOrder(form.fields, byKey) };
}

function compileRule(form: FormDefinition, field: FormField, name: RuleName) {
  const source = field[name];
  if (source === "" || (name === "expression" && field.type !== "computed")) return null;
  if (name !== "expression") {
    return compileExpression(form, source, { variables: ["form"], types: ["bool"] });
  }
  return compileExpression(form, source, { variables: ["form"], types: RESULT_TYPES[field.result] });
}

/** Depth first: what a field follows from comes before it. A way back into a field under way is a circle, and is not taken. */
function inOrder(fields: readonly FormField[], byKey: ReadonlyMap<string, FieldRules>) {
  const order: FormField[] = [];
  const circular = new Set<string>();
  const done = new Set<string>();
  const underWay: string[] = [];
  const visit = (field: FormField) => {
    if (done.has(field.key)) return;
    const start = underWay.indexOf(field.key);
    if (start >= 0) {
      for (const key of underWay.slice(start)) circular.add(key);
      return;
    }
    underWay.push(field.key);
    const rules = byKey.get(field.key);
    for (const needed of [...(rules?.expression?.fields ?? []), ...(rules?.visibleWhen?.fields ?? [])]) visit(needed);
    underWay.pop();
    done.add(field.key);
    order.push(field);
  };
  for (const field of fields) visit(field);
  return { order, circular };
}

function holds(rule: Expression | null | undefined, values: FieldValues): boolean {
  if (rule === null || rule === undefined) return false;
  const answer = evaluateExpression(rule, values);
  return "value" in answer && answer.value === true;
}

function compute(field: FormField, expression: Expression | null | undefined, values: FieldValues): Json {
  if (expression === null || expression === undefined) return null;
  return toResult(field, evaluateExpression(expression, values));
}

function toResult(field: FormField, answer: ExpressionAnswer): Json {
  const value = "value" in answer ? answer.value : null;
  switch (typeof value) {
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? Number(value) : null;
    case "number":
      return Number.isFinite(value) ? roundTo(value, field.decimals) : null;
    case "string":
      return value !== "" && value.length <= MAX_TEXT_LENGTH && value.isWellFormed() ? value : null;
    case "boolean":
      return value;
    default:
      return null;
  }
}
