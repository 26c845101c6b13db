import type { Json } from "@/lib/forms/form-definition";

/** What CEL computed, as plain data; null for what has no such form. */
export function plainValue(value: unknown): Json {
  switch (typeof value) {
    case "bigint":
      return Number(value);
    case "number":
    case "string":
    case "boolean":
      return value;
    case "object":
      if (value instanceof Date) return value.toISOString();
      return Array.isArray(value) ? value.map(plainValue) : null;
    default:
      return null;
  }
}
