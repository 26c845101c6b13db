import type { FormField, Json } from "@/lib/forms/form-definition";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/value-parser";

const NUMERAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

export const parseNumber: ValueParser = (field, raw) => {
  const number = toNumber(raw);
  if (number === null) return unreadable("not_a_number");
  if (field.isInteger && !Number.isInteger(number)) return unreadable("not_an_integer");
  const { min, max } = boundsOf(field);
  if (min !== null && number < min) return unreadable("too_small", { min });
  if (max !== null && number > max) return unreadable("too_large", { max });
  return parsed(number);
};

function toNumber(raw: Json): number | null {
  if (typeof raw !== "number" && (typeof raw !== "string" || !NUMERAL.test(raw.trim()))) return null;
  const number = Number(raw);
  if (!Number.isFinite(number)) return null;
  return number === 0 ? 0 : number;
}

/** An integer beyond the safe range would come back as another one. */
function boundsOf(field: FormField): { min: number | null; max: number | null } {
  if (!field.isInteger) return { min: field.min, max: field.max };
  return {
    min: Math.max(field.min ?? Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
    max: Math.min(field.max ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  };
}
