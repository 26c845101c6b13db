import { type ASTNode, Environment, type ParseResult } from "@marcbachmann/cel-js";

const environment = new Environment({ unlistedVariablesAreDyn: true });
const MAX_COMPILED = 1_000;
const compiled = new Map<string, ParseResult>();

/** A CEL expression as Inngest understands it: an unknown attribute is null, not an error. */
export interface Expression {
  readonly ast: ASTNode;
  /** Throws when the expression does not fit the values. */
  evaluate(values: Record<string, unknown>): unknown;
  /** True only for true: an expression that does not fit the values does not match. */
  matches(values: Record<string, unknown>): boolean;
  /** The value as text, for a key; undefined when the expression does not fit the values. */
  key(values: Record<string, unknown>): string | undefined;
}

/** Throws on a syntax error, and on `matches()`, whose regular expressions could block the process. */
export function parseExpression(source: string): Expression {
  const parsed = compile(source);
  const evaluate = (values: Record<string, unknown>): unknown => {
    const nullable = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, nullForUnknown(value)]));
    return parsed(nullable);
  };
  return {
    ast: parsed.ast,
    evaluate,
    matches: (values) => orUndefined(() => evaluate(values)) === true,
    key: (values) => orUndefined(() => asKey(evaluate(values))),
  };
}

function compile(source: string): ParseResult {
  const known = compiled.get(source);
  if (known) return known;
  const parsed = environment.parse(source);
  if (callsMatches(parsed.ast)) throw new Error("matches() is not supported in expressions");
  // Expressions may carry values written into them by a function; they must not pile up.
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(source, parsed);
  return parsed;
}

function callsMatches(node: ASTNode): boolean {
  if ((node.op === "rcall" || node.op === "call") && node.args[0] === "matches") return true;
  const children = Array.isArray(node.args) ? node.args.flat(2) : [node.args];
  return children.some((child) => isNode(child) && callsMatches(child));
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

function nullForUnknown(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(nullForUnknown);
  return new Proxy(value, {
    has: () => true,
    get: (target, key) => {
      if (Object.hasOwn(target, key)) return nullForUnknown(Reflect.get(target, key));
      // The evaluator tells a map from other types by its constructor.
      return typeof key === "string" && key !== "constructor" ? null : Reflect.get(target, key);
    },
    getOwnPropertyDescriptor: (target, key) =>
      Reflect.getOwnPropertyDescriptor(target, key) ?? { value: null, enumerable: true, configurable: true },
  });
}

function asKey(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

function orUndefined<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
