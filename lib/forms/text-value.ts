import type { FormField } from "@/lib/forms/form-definition";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/value-parser";

const DEFAULT_MAX_LENGTH = 20_000;
const DEFAULT_MAX_LENGTH_OF_LINE = 1000;

/** In characters as people count them, not in UTF-16 units. */
function maxLengthOf(field: FormField): number {
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
  const max = maxLengthOf(field);
  return lengthOf(text) > max ? unreadable("too_long", { max }) : parsed(text);
};
