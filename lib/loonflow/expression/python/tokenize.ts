import { Untranslatable } from "../untranslatable";

export type TokenKind = "number" | "text" | "placeholder" | "name" | "symbol" | "end";

/** `value`: what a quoted text says, the key of a placeholder, otherwise the characters themselves. */
export type Token = { kind: TokenKind; value: string; start: number; end: number };

const BLANK = /\s+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const PLACEHOLDER = /\{([^{}]*)\}/y;
const NAME = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
const SYMBOL = /==|!=|<=|>=|\/\/|\*\*|<<|>>|:=|[-+*/%<>()[\].,=&|^~@:;!]/y;
const QUOTED = /([A-Za-z]*)('''|"""|'|")/y;

const ESCAPES: Record<string, string> = { "\\": "\\", "'": "'", '"': '"', n: "\n", r: "\r", t: "\t", "\n": "" };

/** @throws Untranslatable */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipBlank(source, 0); at < source.length; at = skipBlank(source, at)) {
    const token = readToken(source, at);
    tokens.push(token);
    at = token.end;
  }
  return [...tokens, { kind: "end", value: "", start: source.length, end: source.length }];
}

function skipBlank(source: string, at: number): number {
  return at + (match(BLANK, source, at)?.[0].length ?? 0);
}

function readToken(source: string, start: number): Token {
  const quote = match(QUOTED, source, start);
  if (quote !== null) return readText(source, start, quote[1] ?? "", quote[2] ?? "");
  const placeholder = match(PLACEHOLDER, source, start);
  if (placeholder !== null) return token("placeholder", start, placeholder[0], placeholder[1]);
  for (const [kind, pattern] of [
    ["number", NUMBER],
    ["name", NAME],
    ["symbol", SYMBOL],
  ] as const) {
    const found = match(pattern, source, start);
    if (found !== null) return token(kind, start, found[0]);
  }
  throw new Untranslatable("syntax", source.slice(start));
}

const token = (kind: TokenKind, start: number, characters: string, value = characters): Token => ({
  kind,
  value,
  start,
  end: start + characters.length,
});

function readText(source: string, start: number, prefix: string, quote: string): Token {
  if (!["", "r", "R", "u", "U"].includes(prefix)) throw new Untranslatable("quoted_text", source.slice(start));
  const isRaw = prefix.toLowerCase() === "r";
  let value = "";
  for (let at = start + prefix.length + quote.length; at < source.length; at += 1) {
    if (source.startsWith(quote, at)) return { kind: "text", value, start, end: at + quote.length };
    const character = source[at] ?? "";
    if (character === "\n" && quote.length === 1) break;
    // Values are put into the text as it stands, so inside quotes a placeholder is not the value itself.
    if (character === "{" || character === "}") throw new Untranslatable("placeholder_in_quotes", source.slice(start));
    if (character === "\\") {
      const escaped = source[at + 1] ?? "";
      const plain = isRaw ? character + escaped : ESCAPES[escaped];
      if (plain === undefined) throw new Untranslatable("quoted_text", source.slice(start));
      value += plain;
      at += 1;
    } else value += character;
  }
  throw new Untranslatable("syntax", source.slice(start));
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
