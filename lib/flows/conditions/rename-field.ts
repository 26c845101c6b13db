import { type ASTNode, Environment } from "@marcbachmann/cel-js";
import { parseTemplate } from "../template";

type Span = { start: number; end: number };

const reader = new Environment({ unlistedVariablesAreDyn: true });

/** A condition that speaks of a field by its new key; one that cannot be read stays as it is. */
export function renameInCondition(source: string, key: string, to: string): string {
  if (!source.includes(key)) return source;
  try {
    return replaceSpans(source, spansOf(reader.parse(source).ast, key), `form.${to}`);
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
    if (path[0] !== "form" || path[1] !== key) return [];
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, column - 1);
    const written = /^form\s*(?:\.\s*[\w-]+|\[\s*(?:"[^"]*"|'[^']*')\s*\])/.exec(source.slice(start))?.[0];
    return written === undefined ? [] : [{ start, end: start + written.length }];
  });
  return replaceSpans(source, spans, `form.${to}`);
}

/** Where a condition says `form.key` or `form["key"]`. */
function spansOf(node: unknown, key: string): Span[] {
  if (Array.isArray(node)) return node.flatMap((part) => spansOf(part, key));
  if (!isNode(node)) return [];
  if ((node.op === "." || node.op === "[]") && names(node.args, key)) return [{ start: node.start, end: node.end }];
  return spansOf(node.args, key);
}

function names([target, index]: readonly [ASTNode, string | ASTNode, ...unknown[]], key: string): boolean {
  const named = typeof index === "string" ? index : index.op === "value" ? index.args : null;
  return target.op === "id" && target.args === "form" && named === key;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value;
}

function replaceSpans(source: string, spans: readonly Span[], text: string): string {
  return [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end }) => result.slice(0, start) + text + result.slice(end), source);
}
