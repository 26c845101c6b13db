import type { ASTNode } from "@marcbachmann/cel-js";
import { plainText } from "../database/plain-text";
import { parseExpression } from "./expression";

const MAX_LENGTH = 200;
const MAX_SCALARS = 1_000;

/**
 * A value that must occur somewhere in the new event for the expression to be true, or null when none is known.
 * It narrows an index lookup, so that one event is not compared with every waiting run; the expression still decides.
 * Known for `async.<path> == event.<path>` and `async.<path> == <literal>`, alone or joined by `&&`.
 */
export function requiredValue(expression: string, event: unknown): string | null {
  return search(parseExpression(expression).ast, event);
}

/** Every scalar of the event as text; null when there are too many to look for. */
export function scalarsOf(event: unknown): string[] | null {
  const found = new Set<string>();
  const visit = (value: unknown): boolean => {
    if (typeof value === "object" && value !== null) return Object.values(value).every(visit);
    const text = asText(value);
    if (text !== null) found.add(text);
    return found.size <= MAX_SCALARS;
  };
  return visit(event) ? [...found] : null;
}

function search(node: ASTNode, event: unknown): string | null {
  if (node.op === "&&") return longer(search(node.args[0], event), search(node.args[1], event));
  if (node.op !== "==") return null;
  const [left, right] = node.args;
  if (pathOf(left)?.root === "async") return knownValue(right, event);
  if (pathOf(right)?.root === "async") return knownValue(left, event);
  return null;
}

/** The longer text is likely to be the rarer one. */
function longer(one: string | null, other: string | null): string | null {
  return (other?.length ?? -1) > (one?.length ?? -1) ? other : one;
}

function knownValue(node: ASTNode, event: unknown): string | null {
  if (node.op === "value") return asText(node.args);
  const path = pathOf(node);
  if (path?.root !== "event") return null;
  let value: unknown = event;
  for (const key of path.keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return null;
    value = Reflect.get(value, key);
  }
  return asText(value);
}

function pathOf(node: ASTNode): { root: string; keys: string[] } | undefined {
  if (node.op === "id") return { root: node.args, keys: [] };
  if (node.op !== ".") return undefined;
  const parent = pathOf(node.args[0]);
  return parent && { root: parent.root, keys: [...parent.keys, node.args[1]] };
}

function asText(value: unknown): string | null {
  if (typeof value === "string") return value.length <= MAX_LENGTH ? plainText(value) : null;
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean" ? String(value) : null;
}
