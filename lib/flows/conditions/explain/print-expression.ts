import type { ASTNode } from "@marcbachmann/cel-js";
import { LINEAR_MATCHES } from "../environment";
import { quote } from "../quote";

const LEVELS: Partial<Record<ASTNode["op"], number>> = {
  "?:": 1,
  "||": 2,
  "&&": 3,
  "==": 4,
  "!=": 4,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  in: 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
  "!_": 7,
  "-_": 7,
};
const TIGHTEST = 8;

/** A part of a parsed condition as CEL again, so that it can be read and evaluated on its own. */
export function printExpression(node: ASTNode): string {
  switch (node.op) {
    case "value":
      return printValue(node.args);
    case "id":
      return node.args;
    case ".":
      return `${within(node.args[0], TIGHTEST)}.${node.args[1]}`;
    case "[]":
      return `${within(node.args[0], TIGHTEST)}[${printExpression(node.args[1])}]`;
    case "call":
      return `${node.args[0]}(${node.args[1].map(printExpression).join(", ")})`;
    case "rcall": {
      const [name, receiver, args] = node.args;
      const method = name === LINEAR_MATCHES ? "matches" : name;
      return `${within(receiver, TIGHTEST)}.${method}(${args.map(printExpression).join(", ")})`;
    }
    case "list":
      return `[${node.args.map(printExpression).join(", ")}]`;
    case "!_":
    case "-_":
      return `${node.op.charAt(0)}${within(node.args, TIGHTEST)}`;
    case "?:": {
      const [condition, then, otherwise] = node.args;
      return `${within(condition, 2)} ? ${within(then, 2)} : ${within(otherwise, 2)}`;
    }
    case "map":
    case ".?":
    case "[?]":
      // The guard lets none of these through.
      return node.input.slice(node.start, node.end);
    default: {
      const level = levelOf(node);
      const [left, right] = node.args;
      return `${within(left, level)} ${node.op} ${within(right, level + 1)}`;
    }
  }
}

const levelOf = (node: ASTNode): number => LEVELS[node.op] ?? TIGHTEST;

function within(node: ASTNode, level: number): string {
  const text = printExpression(node);
  const isNegative = node.op === "value" && text.startsWith("-");
  return levelOf(node) < level || isNegative ? `(${text})` : text;
}

function printValue(value: Extract<ASTNode, { op: "value" }>["args"]): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "number") return String(value);
  const digits = String(value);
  return /[.eIN]/.test(digits) ? digits : `${digits}.0`;
}
