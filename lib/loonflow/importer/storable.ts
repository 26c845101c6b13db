import type { Json } from "@/lib/forms/form-definition";

/** The same without what PostgreSQL stores in no text: NUL and halves of surrogate pairs. */
export function storable(value: Json): Json {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]));
}

const storableText = (text: string) => text.toWellFormed().replaceAll("\0", "\uFFFD");
