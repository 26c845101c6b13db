import { WireRefusal } from "./refusal";

const INTEGER = /^[+-]?\d{1,15}$/;
/** Ids are PostgreSQL integers; a larger one names nothing. */
const MAX_ID = 2_147_483_647;

/** The query string as callers rely on it: of a repeated key the last value counts, and an empty one is none. */
export class Query {
  constructor(private readonly params: URLSearchParams) {}

  text(key: string): string | null {
    const text = this.params.getAll(key).at(-1) || null;
    // PostgreSQL cannot be asked for NUL.
    if (text?.includes("\0")) throw new WireRefusal("query_malformed", { key });
    return text;
  }

  integer(key: string, fallback: number): number {
    const text = this.text(key);
    return text === null ? fallback : readInteger(key, text);
  }

  /** Comma-separated ids; null when the key is not given. */
  ids(key: string): number[] | null {
    const text = this.text(key);
    return text === null ? null : text.split(",").map((part) => Math.min(readInteger(key, part), MAX_ID));
  }
}

function readInteger(key: string, text: string): number {
  if (!INTEGER.test(text.trim())) throw new WireRefusal("query_malformed", { key });
  return Number(text);
}
