import type { Json } from "@/lib/forms/form-definition";
import type { Notes } from "../note";
import { storable } from "../storable";

type Column = { text: string; column: string; owner: string };

/** A column that should hold a JSON object, in the order it was written; `null` when it holds anything else. */
export function readObject(source: Column, notes: Notes): Map<string, Json> | null {
  const value = readJson(source.text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return new Map(Object.entries(value).map(([key, inner]) => [key.slice(1), unmark(inner)]));
  }
  notes.add("json_unreadable", { column: source.column, owner: source.owner });
  return null;
}

export function readArray(source: Column, notes: Notes): Json[] | null {
  const value = readJson(source.text);
  if (Array.isArray(value)) return value.map(unmark);
  notes.add("json_unreadable", { column: source.column, owner: source.owner });
  return null;
}

/** Objects put keys that look like numbers first; marked keys keep the order of the text. */
const KEY_OR_TEXT = /"((?:[^"\\]|\\.)*)"(\s*:)?/g;

function readJson(text: string): Json | undefined {
  const marked = text.replace(KEY_OR_TEXT, (all, inner: string, colon?: string) =>
    colon === undefined ? all : `"_${inner}":`,
  );
  try {
    return storable(JSON.parse(marked) as Json);
  } catch {
    return undefined;
  }
}

function unmark(value: Json): Json {
  if (Array.isArray(value)) return value.map(unmark);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.slice(1), unmark(inner)]));
}
