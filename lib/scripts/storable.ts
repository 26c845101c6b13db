import type { Json } from "@/lib/forms/form-definition";

const MAX_DEPTH = 50;

/** A text as PostgreSQL has it: without NUL and without halves of characters. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "�").toWellFormed();
}

/** A value as PostgreSQL has it. @throws RangeError for one that is too deep. */
export function storableJson(value: Json, depth = 0): Json {
  if (depth > MAX_DEPTH) throw new RangeError(`more than ${MAX_DEPTH} levels`);
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map((one) => storableJson(one, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__proto__");
  return Object.fromEntries(entries.map(([key, one]) => [storableText(key), storableJson(one, depth + 1)]));
}
