import { FormField, type Json } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";

const DATE_ONLY = /^\s*\d{4}-\d{2}-\d{2}\s*$/;
const POINT_IN_TIME = FormField.parse({ key: "time", type: "date-time", label: "time" });

/** A point in time as callers write it, on the wire's wall clock, as ISO; a date alone is its midnight. null when it is none. */
export function wireInstant(raw: Json, timeZone: string): string | null {
  const text = typeof raw === "string" && DATE_ONLY.test(raw) ? `${raw.trim()} 00:00:00` : raw;
  const read = parseValue(POINT_IN_TIME, text, { timeZone });
  return read.ok && typeof read.value === "string" ? read.value : null;
}
