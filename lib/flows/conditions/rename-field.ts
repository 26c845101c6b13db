import { type ASTNode, Environment } from "@marcbachmann/cel-js";
import { parseTemplate } from "../texts/template";

type Span = { start: number; end: number };

const reader = new Environment({ unlistedVariablesAreDyn: true });

/**
 * A condition that speaks of a field by its new key. All else stays as it is written, be it quotes, spaces or comments;
 * a condition that cannot be read stays as it is altogether.
 */
export function renameInCondition(source: string, key: string, to: string): string {
  return renameAt(source, ["form", key], to);
}

/** A condition that speaks of the sum of a table's column by the column's new key. */
export function renameColumnInCondition(source: string, table: string, column: string, to: string): string {
  return renameAt(source, ["form", table, "total", column], to);
}

function renameAt(source: string, path: readonly string[], to: string): string {
  const key = path.at(-1) ?? "";
  if (!source.includes(key)) return source;
  try {
    return replaceSpans(source, spansOf(reader.parse(source).ast, { source, path, key }), to);
  } catch {
    return source;
  }
}

/** A Liquid template that speaks of a field by its new key; one that cannot be read stays as it is. */
export function renameInTemplate(source: string, key: string, to: string): string {
  if (!source.includes(key)) return source;
  const parsed = parseTemplate(source);
  if (!parsed.ok) return source;
  const lines = source.split("\n");
  const spans = parsed.uses.flatMap(({ path, line, column }): Span[] => {
    const names = path[0] === "ticket" && path[1] === "fields" ? path.slice(0, 3) : path.slice(0, 2);
    if ((path[0] !== "form" && names.length < 3) || names.at(-1) !== key) return [];
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, column - 1);
    return lastNameOf(source, start, names);
  });
  return replaceSpans(source, spans, to);
}

/** Where a condition goes along a path, by dots or brackets: the last key of it alone. */
function spansOf(node: unknown, wanted: { source: string; path: readonly string[]; key: string }): Span[] {
  if (Array.isArray(node)) return node.flatMap((part) => spansOf(part, wanted));
  if (!isNode(node)) return [];
  if (node.op !== "." && node.op !== "[]") return spansOf(node.args, wanted);
  const [target, index]: readonly [ASTNode, string | ASTNode, ...unknown[]] = node.args;
  if (pathOf(node)?.join("\n") !== wanted.path.join("\n")) return spansOf(node.args, wanted);
  // Whatever stands before it, a comment or the sign of a raw text, the key itself is last.
  const { start, end } = typeof index === "string" ? { start: target.end, end: node.end } : index;
  const place = wanted.source.slice(start, end).lastIndexOf(wanted.key);
  return place < 0 ? [] : [{ start: start + place, end: start + place + wanted.key.length }];
}

/** Where the last of the names stands that a template joins by dots or brackets. */
function lastNameOf(source: string, start: number, [root = "", ...names]: readonly string[]): Span[] {
  if (!source.startsWith(root, start)) return [];
  const joint = /(?:["']\s*\])?\s*(?:\.\s*|\[\s*["'])/y;
  let span = { start, end: start + root.length };
  for (const name of names) {
    joint.lastIndex = span.end;
    if (!joint.test(source) || !source.startsWith(name, joint.lastIndex)) return [];
    span = { start: joint.lastIndex, end: joint.lastIndex + name.length };
  }
  return [span];
}

/** The names from a variable on; null where something else is computed on the way. */
function pathOf(node: ASTNode): string[] | null {
  if (node.op === "id") return [node.args];
  if (node.op !== "." && node.op !== "[]") return null;
  const [target, index]: readonly [ASTNode, string | ASTNode, ...unknown[]] = node.args;
  const name = typeof index === "string" ? index : index.op === "value" ? index.args : null;
  const before = pathOf(target);
  return before === null || typeof name !== "string" ? null : [...before, name];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value;
}

function replaceSpans(source: string, spans: readonly Span[], text: string): string {
  return [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end }) => result.slice(0, start) + text + result.slice(end), source);
}
