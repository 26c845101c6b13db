export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "is" | "is not";
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";

type Shape =
  | { kind: "number"; value: number; isInteger: boolean }
  | { kind: "text"; value: string }
  | { kind: "constant"; value: boolean | null }
  | { kind: "field"; key: string }
  | { kind: "list"; items: Expression[] }
  | { kind: "and" | "or"; operands: Expression[] }
  | { kind: "not" | "negative"; operand: Expression }
  | { kind: "arithmetic"; operator: ArithmeticOperator; left: Expression; right: Expression }
  | { kind: "comparison"; first: Expression; links: { operator: ComparisonOperator; operand: Expression }[] }
  /** A function by its dotted name; `named` are keyword arguments. */
  | { kind: "call"; name: string; args: Expression[]; named: { name: string; value: Expression }[] }
  | { kind: "method"; target: Expression; name: string; args: Expression[] }
  | { kind: "attribute"; target: Expression; name: string };

/** A loonflow condition as it was written; `start` and `end` are its characters. */
export type Expression = Shape & { start: number; end: number };
