import type { Compilers } from "@/lib/engine/flow/compile";
import { FormField } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";

const POINT_IN_TIME = FormField.parse({ key: "at", type: "date-time", label: "at" });
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the moment that a date or date-time field names; a day begins at midnight in the zone. */
export function compileInstant(timeZone: string): Compilers["instant"] {
  return () => (value) => {
    if (typeof value !== "string") return null;
    const read = parseValue(POINT_IN_TIME, DAY.test(value) ? `${value} 00:00` : value, { timeZone });
    return read.ok && typeof read.value === "string" ? Date.parse(read.value) : null;
  };
}
