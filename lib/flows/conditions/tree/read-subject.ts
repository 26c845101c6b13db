import type { ASTNode } from "@marcbachmann/cel-js";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { kindOf, type Subject } from "./subject";

/** What a piece of a condition is about; null when it is no field, nor anything of the ticket or its requester. */
export function readSubject(form: FormDefinition, node: ASTNode): Subject | null {
  const subject = found(node);
  return subject !== null && kindOf(form, subject) !== null ? subject : null;
}

function found(node: ASTNode): Subject | null {
  if (node.op === "call" || node.op === "rcall") return counted(node);
  const names = pathOf(node);
  if (names === null) return null;
  const [root, key, member, column] = names;
  if (typeof key !== "string") return null;
  if (root === "ticket") return names.length === 2 && key === "title" ? { of: "title" } : null;
  if (root === "requester") return names.length === 2 ? ofRequester(key) : null;
  if (root !== "form") return null;
  if (names.length === 2) return { of: "field", key };
  if (names.length === 3 && typeof member === "number") return { of: "level", key, level: member };
  if (names.length === 3 && member === "rows") return { of: "rows", key };
  return names.length === 4 && member === "total" && typeof column === "string" ? { of: "total", key, column } : null;
}

function counted(node: Extract<ASTNode, { op: "call" | "rcall" }>): Subject | null {
  if (node.args[0] !== "size") return null;
  const list = node.op === "call" ? node.args[1][0] : node.args[1];
  const subject = list === undefined ? null : found(list);
  return subject?.of === "field" ? { of: "count", key: subject.key } : null;
}

function ofRequester(key: string): Subject | null {
  if (key === "id") return { of: "requester" };
  return key === "roles" || key === "departments" ? { of: key } : null;
}

/** `form.a["b"][0]` as its names. */
function pathOf(node: ASTNode): [string, ...(string | number)[]] | null {
  if (node.op === "id") return [node.args];
  if (node.op !== "." && node.op !== "[]") return null;
  const [target, index] = node.args;
  const before = pathOf(target);
  const name = typeof index === "string" ? index : index.op === "value" ? index.args : null;
  if (before === null) return null;
  if (typeof name === "bigint") return [...before, Number(name)];
  return typeof name === "string" ? [...before, name] : null;
}
