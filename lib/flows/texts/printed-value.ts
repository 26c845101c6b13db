import { type DisplayContext, displayValue } from "@/lib/forms/display-value";
import type { FormField, Json } from "@/lib/forms/form-definition";

/**
 * A stored value as a template prints it: choices by their labels, what is empty as nothing. Numbers and plain answers
 * stay what they are, so that a template can compare and compute.
 */
export function printedValue(field: FormField, value: Json, context: DisplayContext): string | number | boolean {
  if (value === null) return "";
  const hasNoLabels = field.trueLabel === "" && field.falseLabel === "";
  if (typeof value === "number" && field.type === "number") return value;
  if (typeof value === "boolean" && hasNoLabels) return value;
  if (typeof value === "string" && field.type === "date") return value;
  if (typeof value === "string" && field.type === "date-time") return wallClock(value, context.timeZone);
  return displayValue(field, value, context);
}

/** `2026-01-05 09:00`, which the `date` filter reads as it is. */
export function wallClock(instant: string, timeZone: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const style = { dateStyle: "short", timeStyle: "short", hourCycle: "h23", timeZone } as const;
  return new Intl.DateTimeFormat("sv-SE", style).format(date);
}
