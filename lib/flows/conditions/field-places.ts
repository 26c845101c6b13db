import type { ASTNode } from "@marcbachmann/cel-js";

type Place = { start: number; end: number };

/** Where a condition first says `form.key` or `form["key"]`. */
export function placeOfField(ast: ASTNode, key: string): Place | null {
  return search(ast, key);
}

function search(node: unknown, key: string): Place | null {
  if (Array.isArray(node)) return node.reduce<Place | null>((found, one) => found ?? search(one, key), null);
  if (!isNode(node)) return null;
  if ((node.op === "." || node.op === "[]") && isNamed(node.args, key)) return { start: node.start, end: node.end };
  return search(node.args, key);
}

function isNamed([target, index]: readonly [ASTNode, string | ASTNode], key: string): boolean {
  const name = typeof index === "string" ? index : index.op === "value" ? index.args : null;
  return target.op === "id" && target.args === "form" && name === key;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value;
}
