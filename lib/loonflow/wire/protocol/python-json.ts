import { Float, type WireValue } from "./wire-value";

/** JSON as callers have always got it: ASCII only, a space after commas and colons, keys in the order they were set. */
export function toPythonJson(value: WireValue): string {
  if (value === null || typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return toAscii(JSON.stringify(value));
  if (value instanceof Float) return floatText(value.value);
  if (isList(value)) return `[${value.map(toPythonJson).join(", ")}]`;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return `{${entries.map(([key, entry]) => `${toPythonJson(key)}: ${toPythonJson(entry)}`).join(", ")}}`;
}

const isList = (value: WireValue): value is readonly WireValue[] => Array.isArray(value);

function toAscii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function floatText(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
