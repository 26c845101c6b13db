import { Untranslatable } from "../untranslatable";
import type { ArithmeticOperator, ComparisonOperator, Expression } from "./syntax";
import { type Token, tokenize } from "./tokenize";

/** Long chains nest as deep as they are long. */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 60;

const COMPARISONS = ["==", "!=", "<", "<=", ">", ">="];
const UNSUPPORTED = ["//", "**", "<<", ">>", "&", "|", "^", "~", "@", ":=", "!", ";", ":", "="];
const UNSUPPORTED_WORDS = ["if", "else", "for", "lambda", "await", "yield"];
const CONSTANTS: Record<string, boolean | null> = { True: true, False: false, None: null };

/** Reads the subset of Python's expressions that conditions are written in. @throws Untranslatable */
export function parse(source: string): Expression {
  if (source.length > MAX_LENGTH) throw new Untranslatable("too_long", "");
  return new Parser(source, tokenize(source)).whole();
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  whole(): Expression {
    const expression = this.or();
    if (this.token.kind !== "end") throw this.unexpected();
    return expression;
  }

  private or(): Expression {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Untranslatable("too_deep", this.rest());
    const expression = this.joined("or", () => this.joined("and", () => this.not()));
    this.depth -= 1;
    return expression;
  }

  private joined(kind: "or" | "and", operand: () => Expression): Expression {
    const first = operand();
    const operands = [first];
    while (this.takeWord(kind)) operands.push(operand());
    return operands.length === 1 ? first : { kind, operands, start: first.start, end: this.previousEnd };
  }

  private not(): Expression {
    const { start } = this.token;
    let negations = 0;
    while (this.takeWord("not")) negations += 1;
    let expression = this.comparison();
    for (; negations > 0; negations -= 1)
      expression = { kind: "not", operand: expression, start, end: this.previousEnd };
    return expression;
  }

  private comparison(): Expression {
    const first = this.sum();
    const links: { operator: ComparisonOperator; operand: Expression }[] = [];
    for (let operator = this.comparisonOperator(); operator !== null; operator = this.comparisonOperator()) {
      links.push({ operator, operand: this.sum() });
    }
    return links.length === 0 ? first : { kind: "comparison", first, links, start: first.start, end: this.previousEnd };
  }

  private comparisonOperator(): ComparisonOperator | null {
    if (this.token.kind === "symbol" && COMPARISONS.includes(this.token.value)) {
      return this.take().value as ComparisonOperator;
    }
    if (this.takeWord("in")) return "in";
    if (this.takeWord("is")) return this.takeWord("not") ? "is not" : "is";
    if (!this.takeWord("not")) return null;
    if (this.takeWord("in")) return "not in";
    throw this.unexpected();
  }

  private sum(): Expression {
    return this.chain(["+", "-"], () => this.product());
  }

  private product(): Expression {
    return this.chain(["*", "/", "%"], () => this.signed());
  }

  private chain(operators: readonly ArithmeticOperator[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.takeSymbol(candidate));
      if (operator === undefined) return left;
      const right = operand();
      left = { kind: "arithmetic", operator, left, right, start: left.start, end: right.end };
    }
  }

  private signed(): Expression {
    const { start } = this.token;
    let minuses = 0;
    for (;;) {
      if (this.takeSymbol("-")) minuses += 1;
      else if (!this.takeSymbol("+")) break;
    }
    const operand = this.postfix();
    return minuses % 2 === 0 ? operand : { kind: "negative", operand, start, end: operand.end };
  }

  private postfix(): Expression {
    let target = this.primary();
    while (this.takeSymbol(".")) {
      const name = this.expect("name").value;
      const call = this.takeSymbol("(") ? this.callArguments() : null;
      const { start } = target;
      if (call === null) target = { kind: "attribute", target, name, start, end: this.previousEnd };
      else if (call.named.length > 0) throw this.unexpected();
      else target = { kind: "method", target, name, args: call.args, start, end: this.previousEnd };
    }
    if (this.isSymbol("[") || this.isSymbol("(")) throw this.unexpected();
    return target;
  }

  private primary(): Expression {
    const { kind, value, start, end } = this.token;
    switch (kind) {
      case "number":
        this.take();
        if (/^0\d/.test(value)) throw new Untranslatable("syntax", value);
        return { kind, value: Number(value), isInteger: /^\d+$/.test(value), start, end };
      case "text":
        this.take();
        if (this.token.kind === "text") throw new Untranslatable("quoted_text", this.source.slice(start));
        return { kind, value, start, end };
      case "placeholder":
        this.take();
        return { kind: "field", key: value, start, end };
      case "name":
        return this.name();
      default:
        return this.bracketed();
    }
  }

  private name(): Expression {
    const { value, start, end } = this.take();
    if (Object.hasOwn(CONSTANTS, value)) return { kind: "constant", value: CONSTANTS[value] ?? null, start, end };
    if (UNSUPPORTED_WORDS.includes(value)) throw new Untranslatable("operator", this.source.slice(start));
    let name = value;
    while (this.takeSymbol(".")) name += `.${this.expect("name").value}`;
    if (!this.takeSymbol("(")) throw new Untranslatable("name", name);
    return { kind: "call", name, ...this.callArguments(), start, end: this.previousEnd };
  }

  private callArguments() {
    const args: Expression[] = [];
    const named: { name: string; value: Expression }[] = [];
    while (!this.takeSymbol(")")) {
      const keyword = this.keyword();
      if (keyword === null) args.push(this.or());
      else named.push({ name: keyword, value: this.or() });
      if (!this.isSymbol(")")) this.expect("symbol", ",");
    }
    return { args, named };
  }

  private keyword(): string | null {
    const next = this.tokens[this.at + 1];
    if (this.token.kind !== "name" || next?.kind !== "symbol" || next.value !== "=") return null;
    const { value } = this.take();
    this.take();
    return value;
  }

  private bracketed(): Expression {
    const { start } = this.token;
    if (this.takeSymbol("[")) return this.list("]", start, []);
    if (!this.takeSymbol("(")) throw this.unexpected();
    if (this.takeSymbol(")")) return { kind: "list", items: [], start, end: this.previousEnd };
    const inner = this.or();
    if (this.takeSymbol(",")) return this.list(")", start, [inner]);
    this.expect("symbol", ")");
    return inner;
  }

  private list(close: "]" | ")", start: number, items: Expression[]): Expression {
    while (!this.takeSymbol(close)) {
      items.push(this.or());
      if (!this.isSymbol(close)) this.expect("symbol", ",");
    }
    return { kind: "list", items, start, end: this.previousEnd };
  }

  private get token(): Token {
    return this.tokens[this.at] ?? { kind: "end", value: "", start: this.source.length, end: this.source.length };
  }

  private get previousEnd(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  private take(): Token {
    const { token } = this;
    this.at += 1;
    return token;
  }

  private isSymbol(value: string): boolean {
    return this.token.kind === "symbol" && this.token.value === value;
  }

  private takeSymbol(value: string): boolean {
    const isHere = this.isSymbol(value);
    if (isHere) this.at += 1;
    return isHere;
  }

  private takeWord(value: string): boolean {
    const isHere = this.token.kind === "name" && this.token.value === value;
    if (isHere) this.at += 1;
    return isHere;
  }

  private expect(kind: Token["kind"], value?: string): Token {
    if (this.token.kind !== kind || (value !== undefined && this.token.value !== value)) throw this.unexpected();
    return this.take();
  }

  private rest(): string {
    return this.source.slice(this.token.start) || this.source;
  }

  private unexpected(): Untranslatable {
    const isKnown = UNSUPPORTED.includes(this.token.value) || UNSUPPORTED_WORDS.includes(this.token.value);
    return new Untranslatable(isKnown ? "operator" : "syntax", this.rest());
  }
}
