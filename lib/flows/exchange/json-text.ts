import type { Json } from "@/lib/forms/form-definition";
import { AppError } from "@/lib/platform/errors";

const MAX_DEPTH = 64;
const MAX_LENGTH = 20_000;
const MAX_VALUES = 300_000;

/** Where in the text each object and list begins: for telling people where something is wrong. */
export type JsonText = { value: Json; lineOf: (container: object) => number };

/**
 * Reads JSON that somebody else wrote. Stricter than JSON.parse, and bounded: a name that is there twice, a name that
 * objects have anyhow, text that cannot be stored, and what is too deep or too long are refused at their place.
 *
 * @throws AppError `invalid` with `flow_file_…` and `line` and `column`, both from 1.
 */
export function readJson(text: string): JsonText {
  const reader = new JsonReader(text);
  const value = reader.readWhole();
  return { value, lineOf: (container) => reader.placeOf(reader.begins.get(container) ?? 0).line };
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** Where plain text ends inside of a string. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none in its strings
const SPECIAL = /["\\\u0000-\u001f]/g;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORDS: Record<string, Json> = { true: true, false: false, null: null };

class JsonReader {
  readonly begins = new Map<object, number>();
  private at = 0;
  private count = 0;

  constructor(private readonly text: string) {}

  readWhole(): Json {
    const value = this.readValue(0);
    this.skip(SPACE);
    if (this.at < this.text.length) throw this.fault("not_json");
    return value;
  }

  placeOf(at: number): { line: number; column: number } {
    const before = this.text.slice(0, at);
    return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
  }

  private readValue(depth: number): Json {
    this.skip(SPACE);
    if (depth > MAX_DEPTH) throw this.fault("too_deep", { max: MAX_DEPTH });
    this.count += 1;
    if (this.count > MAX_VALUES) throw this.fault("too_many", { max: MAX_VALUES });
    const first = this.text[this.at];
    if (first === "{") return this.readObject(depth);
    if (first === "[") return this.readList(depth);
    if (first === '"') return this.readString();
    const word = this.skip(WORD);
    if (word !== "") return WORDS[word] ?? null;
    const begin = this.at;
    const digits = this.skip(NUMBER);
    if (digits === "") throw this.fault("not_json");
    const value = Number(digits);
    if (!Number.isFinite(value)) throw this.fault("number", {}, begin);
    return value;
  }

  private readObject(depth: number): Json {
    const object: { [key: string]: Json } = {};
    this.begins.set(object, this.at);
    const names = new Set<string>();
    this.readEntries("}", () => {
      const begin = this.at;
      if (this.text[this.at] !== '"') throw this.fault("not_json");
      const name = this.readString();
      if (name === "__proto__") throw this.fault("forbidden_name", { name }, begin);
      if (names.has(name)) throw this.fault("name_twice", { name: name.slice(0, 60) }, begin);
      names.add(name);
      this.skip(SPACE);
      this.take(":");
      object[name] = this.readValue(depth + 1);
    });
    return object;
  }

  private readList(depth: number): Json {
    const list: Json[] = [];
    this.begins.set(list, this.at);
    this.readEntries("]", () => {
      list.push(this.readValue(depth + 1));
    });
    return list;
  }

  private readEntries(end: string, readEntry: () => void): void {
    this.at += 1;
    this.skip(SPACE);
    if (this.text[this.at] === end) {
      this.at += 1;
      return;
    }
    for (let count = 1; ; count += 1) {
      if (count > MAX_LENGTH) throw this.fault("too_many", { max: MAX_LENGTH });
      this.skip(SPACE);
      readEntry();
      this.skip(SPACE);
      if (this.text[this.at] === end) break;
      this.take(",");
    }
    this.at += 1;
  }

  private readString(): string {
    const begin = this.at;
    SPECIAL.lastIndex = begin + 1;
    for (;;) {
      const found = SPECIAL.exec(this.text);
      if (found === null) throw this.fault("not_json", {}, this.text.length);
      if (found[0] === '"') break;
      ESCAPE.lastIndex = found.index;
      if (!ESCAPE.test(this.text)) throw this.fault("not_json", {}, found.index);
      SPECIAL.lastIndex = ESCAPE.lastIndex;
    }
    this.at = SPECIAL.lastIndex;
    const value: string = JSON.parse(this.text.slice(begin, this.at));
    if (value.includes("\u0000") || !value.isWellFormed()) throw this.fault("text", {}, begin);
    return value;
  }

  private take(character: string): void {
    if (this.text[this.at] !== character) throw this.fault("not_json");
    this.at += 1;
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ""] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }

  private fault(what: string, params: Record<string, string | number> = {}, at = this.at): AppError {
    return new AppError("invalid", { reason: `flow_file_${what}`, params: { ...this.placeOf(at), ...params } });
  }
}
