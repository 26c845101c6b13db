import type { ASTNode } from "@marcbachmann/cel-js";

type Literal = string | number | boolean;

/** A value that is written down in a condition; undefined for anything else. */
export function readValue(node: ASTNode): Literal | undefined {
  if (node.op === "-_") {
    const value = readValue(node.args);
    return typeof value === "number" ? -value : undefined;
  }
  if (node.op === "call") return readMoment(node.args);
  if (node.op !== "value") return undefined;
  const { args } = node;
  if (typeof args === "bigint") return Number.isSafeInteger(Number(args)) ? Number(args) : undefined;
  return typeof args === "string" || typeof args === "number" || typeof args === "boolean" ? args : undefined;
}

/** The values of a list, all of which are written down. */
export function readList(node: ASTNode): (string | number)[] | undefined {
  if (node.op !== "list") return undefined;
  const values = node.args.map(readValue).filter((value) => typeof value === "string" || typeof value === "number");
  return values.length === node.args.length ? values : undefined;
}

function readMoment([name, [argument]]: [string, ASTNode[]]): string | undefined {
  const value = name === "timestamp" && argument !== undefined ? readValue(argument) : undefined;
  return typeof value === "string" ? value : undefined;
}
