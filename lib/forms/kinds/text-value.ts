import type { ValueField } from "@/lib/forms/form-definition";
import { type ParsedValue, parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";
import { linearPattern } from "@/lib/forms/linear-pattern";

const DEFAULT_MAX_LENGTH = 20_000;
const DEFAULT_MAX_LENGTH_OF_LINE = 1000;

/** In characters as people count them, not in UTF-16 units. */
export function maxLengthOf(field: ValueField): number {
  return field.maxLength ?? (field.type === "text" ? DEFAULT_MAX_LENGTH_OF_LINE : DEFAULT_MAX_LENGTH);
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

export function lengthOf(text: string): number {
  return [...text].length;
}

export const parseText: ValueParser = (field, raw) => {
  if (typeof raw !== "string" && typeof raw !== "number") return unreadable("not_text");
  const text = String(raw);
  if (!isStorableText(text)) return unreadable("not_text");
  return wrongLength(field, text) ?? (isMatching(field, text) ? parsed(text) : notMatching(field));
};

/** What is wrong with the length of a text; null when nothing is. */
export function wrongLength(field: ValueField, text: string): ParsedValue | null {
  const max = maxLengthOf(field);
  const length = lengthOf(text);
  if (length > max) return unreadable("too_long", { max });
  return field.minLength !== null && length < field.minLength
    ? unreadable("too_short", { min: field.minLength })
    : null;
}

/** A pattern that cannot be compiled keeps its flow from being published; it binds nobody. */
function isMatching({ pattern }: ValueField, text: string): boolean {
  if (pattern === "") return true;
  try {
    return linearPattern(pattern).matches(text);
  } catch {
    return true;
  }
}

function notMatching({ patternMessage }: ValueField): ParsedValue {
  return patternMessage === ""
    ? unreadable("not_matching")
    : unreadable("not_matching_said", { message: patternMessage });
}
