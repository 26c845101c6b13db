/** How tightly an expression holds together; one that holds less than its place asks for gets parentheses. */
const LEVEL = { choice: 0, or: 1, and: 2, relation: 3, sum: 4, product: 5, sign: 6, member: 7 } as const;

type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** A piece of CEL. */
export type Cel = { text: string; level: Level };

type Relation = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in";

const inside = (piece: Cel, level: Level) => (piece.level >= level ? piece.text : `(${piece.text})`);

const atom = (text: string): Cel => ({ text, level: LEVEL.member });

export const TRUE = atom("true");
export const FALSE = atom("false");

/** Builds CEL text with no more parentheses than it needs. */
export const cel = {
  field: (key: string): Cel => atom(`form.${key}`),
  path: (text: string): Cel => atom(text),
  has: (key: string): Cel => atom(`has(form.${key})`),
  text: (value: string): Cel => atom(quote(value)),
  number: (value: number, isInteger: boolean): Cel => {
    const digits = String(value);
    const text = isInteger && Number.isSafeInteger(value) ? digits : /[.e]/.test(digits) ? digits : `${digits}.0`;
    return value < 0 ? { text, level: LEVEL.sign } : atom(text);
  },
  integer: (value: number | bigint): Cel => atom(String(value)),
  list: (items: readonly Cel[]): Cel => atom(`[${items.map(({ text }) => text).join(", ")}]`),
  call: (name: string, ...args: readonly Cel[]): Cel => atom(`${name}(${args.map(({ text }) => text).join(", ")})`),
  method: (target: Cel, name: string, ...args: readonly Cel[]): Cel =>
    atom(`${inside(target, LEVEL.member)}.${name}(${args.map(({ text }) => text).join(", ")})`),
  not: (operand: Cel): Cel => ({ text: `!${inside(operand, LEVEL.member)}`, level: LEVEL.sign }),
  negative: (operand: Cel): Cel => ({ text: `-${inside(operand, LEVEL.member)}`, level: LEVEL.sign }),
  relation: (left: Cel, operator: Relation, right: Cel): Cel => ({
    text: `${inside(left, LEVEL.sum)} ${operator} ${inside(right, LEVEL.sum)}`,
    level: LEVEL.relation,
  }),
  sum: (left: Cel, operator: "+" | "-", right: Cel): Cel => ({
    text: `${inside(left, LEVEL.sum)} ${operator} ${inside(right, LEVEL.product)}`,
    level: LEVEL.sum,
  }),
  product: (left: Cel, operator: "*" | "/" | "%", right: Cel): Cel => ({
    text: `${inside(left, LEVEL.product)} ${operator} ${inside(right, LEVEL.sign)}`,
    level: LEVEL.product,
  }),
  choice: (condition: Cel, yes: Cel, no: Cel): Cel => ({
    text: `${inside(condition, LEVEL.or)} ? ${inside(yes, LEVEL.or)} : ${inside(no, LEVEL.or)}`,
    level: LEVEL.choice,
  }),
  and: (operands: readonly Cel[]): Cel => join(operands, "&&", LEVEL.and),
  or: (operands: readonly Cel[]): Cel => join(operands, "||", LEVEL.or),
};

function join(operands: readonly Cel[], operator: "&&" | "||", level: Level): Cel {
  const [first] = operands;
  if (operands.length === 1 && first !== undefined) return first;
  return { text: operands.map((operand) => inside(operand, level)).join(` ${operator} `), level };
}

function quote(value: string): string {
  const escaped = value.replace(/[\\"]/g, "\\$&").replace(/\p{Cc}/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}
