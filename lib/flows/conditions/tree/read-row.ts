import type { ASTNode } from "@marcbachmann/cel-js";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { LINEAR_MATCHES } from "../environment";
import { isComplete } from "./complete-row";
import type { ConditionRow, RowValue } from "./condition-tree";
import type { Operator } from "./operators";
import { readList, readValue } from "./read-literal";
import { readSubject } from "./read-subject";
import { kindOf, type Subject } from "./subject";

const SIGNS: Partial<Record<ASTNode["op"], [Operator, mirrored: Operator]>> = {
  "==": ["equal", "equal"],
  "!=": ["not-equal", "not-equal"],
  "<": ["less", "more"],
  "<=": ["at-most", "at-least"],
  ">": ["more", "less"],
  ">=": ["at-least", "at-most"],
};

const METHODS: Readonly<Record<string, Operator>> = {
  contains: "contains",
  startsWith: "starts",
  endsWith: "ends",
  [LINEAR_MATCHES]: "matches",
};

type Reading = { subject: Subject | null; operator: Operator; value: RowValue | undefined };

/** One row out of a condition that was parsed; null when it is none. */
export function readRow(form: FormDefinition, node: ASTNode): ConditionRow | null {
  for (const { subject, operator, value } of readings(form, node)) {
    if (subject === null || value === undefined) continue;
    const row: ConditionRow = { part: "row", subject, operator, value };
    if (isComplete(form, row)) return row;
  }
  return null;
}

function readings(form: FormDefinition, node: ASTNode): Reading[] {
  switch (node.op) {
    case ".":
    case "[]":
      return [{ subject: readSubject(form, node), operator: "equal", value: true }];
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compared(form, node.op, node.args);
    case "in":
      return contained(form, node.args);
    case "call":
      return asked(form, node.args);
    case "rcall":
      return called(form, node.args);
    default:
      return [];
  }
}

function compared(form: FormDefinition, op: ASTNode["op"], [left, right]: [ASTNode, ASTNode]): Reading[] {
  const [straight, mirrored] = SIGNS[op] ?? [];
  if (straight === undefined || mirrored === undefined) return [];
  const exactly = op === "==" ? "exactly" : "not-exactly";
  const between = (subject: Subject | null, value: ASTNode, operator: Operator): Reading[] => {
    const isList = value.op === "list" && (op === "==" || op === "!=");
    if (isList) return [{ subject, operator: exactly, value: readList(value) }];
    const plain = operandOf(form, value);
    return [{ subject, ...truth(form, subject, operator, plain) }];
  };
  return [...between(readSubject(form, left), right, straight), ...between(readSubject(form, right), left, mirrored)];
}

/** `form.flag != true` is `form.flag == false`. */
function truth(form: FormDefinition, subject: Subject | null, operator: Operator, value: RowValue | undefined) {
  const isBoolean = subject !== null && kindOf(form, subject) === "boolean" && typeof value === "boolean";
  return isBoolean && operator === "not-equal" ? { operator: "equal" as const, value: !value } : { operator, value };
}

function contained(form: FormDefinition, [entry, list]: [ASTNode, ASTNode]): Reading[] {
  const subject = readSubject(form, entry);
  if (list.op === "list") return [{ subject, operator: "one-of", value: readList(list) }];
  const within = readSubject(form, list);
  const value = readValue(entry);
  return [
    { subject, operator: "one-of", value: within === null ? undefined : { subject: within } },
    { subject: within, operator: "has-any", value: isEntry(value) ? [value] : undefined },
  ];
}

function asked(form: FormDefinition, [name, [argument]]: [string, ASTNode[]]): Reading[] {
  if (name !== "has" || argument === undefined) return [];
  return [{ subject: readSubject(form, argument), operator: "filled", value: null }];
}

function called(form: FormDefinition, [name, receiver, args]: [string, ASTNode, ASTNode[]]): Reading[] {
  if (name === "exists" || name === "all") return quantified(form, name, receiver, args);
  const operator = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const [argument] = args;
  if (operator === undefined || argument === undefined) return [];
  return [{ subject: readSubject(form, receiver), operator, value: readValue(argument) }];
}

/** `form.tags.exists(one, one in ["a", "b"])` and `["a", "b"].all(one, one in form.tags)`. */
function quantified(form: FormDefinition, name: "exists" | "all", receiver: ASTNode, args: ASTNode[]): Reading[] {
  const [variable, predicate] = args;
  if (variable?.op !== "id" || predicate?.op !== "in") return [];
  const [entry, list] = predicate.args;
  if (entry.op !== "id" || entry.args !== variable.args) return [];
  return name === "exists"
    ? [{ subject: readSubject(form, receiver), operator: "has-any", value: readList(list) }]
    : [{ subject: readSubject(form, list), operator: "has-all", value: readList(receiver) }];
}

function operandOf(form: FormDefinition, node: ASTNode): RowValue | undefined {
  const subject = readSubject(form, node);
  return subject === null ? readValue(node) : { subject };
}

const isEntry = (value: RowValue | undefined): value is string | number =>
  typeof value === "string" || typeof value === "number";
