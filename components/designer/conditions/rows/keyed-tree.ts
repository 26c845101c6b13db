import type {
  ConditionGroup,
  ConditionPart,
  ConditionRow,
  ConditionTree,
} from "@/lib/flows/conditions/tree/condition-tree";
import { operatorsOf } from "@/lib/flows/conditions/tree/operators";
import type { Subject } from "@/lib/flows/conditions/tree/subject";
import type { FormDefinition } from "@/lib/forms/form-definition";

/** Rows and groups as they are edited: `id` tells them apart, also those that say the same or nothing yet. */
export type KeyedRow = ConditionRow & { id: number };
export type KeyedGroup = Omit<ConditionGroup, "parts"> & { id: number; parts: readonly KeyedPart[] };
export type KeyedPart = KeyedRow | KeyedGroup;

let last = 0;

function nextId(): number {
  last += 1;
  return last;
}

export function withIds(tree: ConditionTree): KeyedGroup {
  return { ...tree, id: nextId(), parts: tree.parts.map(partWithId) };
}

function partWithId(part: ConditionPart): KeyedPart {
  return part.part === "row" ? { ...part, id: nextId() } : withIds(part);
}

/** A row that says nothing yet, about a subject. */
export function newRow(form: FormDefinition, subject: Subject): KeyedRow {
  const operator = operatorsOf(form, subject)[0] ?? "equal";
  return { part: "row", id: nextId(), subject, operator, value: null };
}

/** A group inside one of the other kind, which would say the same otherwise. */
export function newGroup(form: FormDefinition, subject: Subject, outer: ConditionGroup["join"]): KeyedGroup {
  const join = outer === "and" ? "or" : "and";
  return { part: "group", id: nextId(), join, isNegated: false, parts: [newRow(form, subject)] };
}

/** A group in which one part is another; null takes it out. */
export function withPart(group: KeyedGroup, id: number, part: KeyedPart | null): KeyedGroup {
  return { ...group, parts: group.parts.flatMap((one) => (one.id === id ? (part ?? []) : one)) };
}
