import { isOther } from "./complete-row";
import type { ConditionGroup, ConditionPart, ConditionRow, ConditionTree } from "./condition-tree";
import type { Operator } from "./operators";
import { subjectId } from "./subject";

/** What says the opposite, also of a field that nobody filled in: neither then holds. */
const OPPOSITES: Partial<Record<Operator, Operator>> = {
  contains: "contains-not",
  "one-of": "none-of",
  "has-any": "has-none",
  filled: "empty",
};

/** The same condition in the one form in which it is read again: no group in a group that says nothing new. */
export function normalForm(tree: ConditionTree): ConditionTree {
  return rootOf(normalPart(tree));
}

export function rootOf(part: ConditionPart | null): ConditionTree {
  if (part === null) return { part: "group", join: "and", isNegated: false, parts: [] };
  return part.part === "group" ? part : { part: "group", join: "and", isNegated: false, parts: [part] };
}

/** null for a group with nothing in it. */
function normalPart(part: ConditionPart): ConditionPart | null {
  if (part.part === "row") return part;
  const inner = groupOf(
    part.join,
    part.parts.flatMap((one) => normalPart(one) ?? []),
  );
  return inner !== null && part.isNegated ? negated(inner) : inner;
}

/** Several parts as one. */
export function groupOf(join: ConditionGroup["join"], parts: readonly ConditionPart[]): ConditionPart | null {
  const flat = parts.flatMap((part): readonly ConditionPart[] =>
    part.part === "group" && part.join === join && !part.isNegated ? part.parts : [part],
  );
  const merged = join === "and" ? mergeRanges(flat) : flat;
  const [first] = merged;
  if (first === undefined || merged.length === 1) return first ?? null;
  return { part: "group", join, isNegated: false, parts: merged };
}

export function negated(part: ConditionPart): ConditionPart {
  if (part.part === "row") return opposite(part) ?? { part: "group", join: "and", isNegated: true, parts: [part] };
  if (part.isNegated) return { part: "group", join: "and", isNegated: true, parts: [part] };
  return { ...part, isNegated: true };
}

function opposite(row: ConditionRow): ConditionRow | null {
  if (row.operator === "equal" && row.value === true) return { ...row, value: false };
  const operator = OPPOSITES[row.operator];
  return operator === undefined ? null : { ...row, operator };
}

/** From and to, one after the other, are a range. */
function mergeRanges(parts: readonly ConditionPart[]): ConditionPart[] {
  const merged: ConditionPart[] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    const range = before === undefined ? null : rangeOf(before, part);
    if (range === null) merged.push(part);
    else merged.splice(-1, 1, range);
  }
  return merged;
}

function rangeOf(low: ConditionPart, high: ConditionPart): ConditionRow | null {
  if (low.part !== "row" || high.part !== "row" || low.operator !== "at-least" || high.operator !== "at-most")
    return null;
  if (subjectId(low.subject) !== subjectId(high.subject) || isOther(low.value) || isOther(high.value)) return null;
  const [from, to] = [low.value, high.value];
  if (!isBound(from) || !isBound(to)) return null;
  return { ...low, operator: "between", value: { from, to } };
}

const isBound = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";
