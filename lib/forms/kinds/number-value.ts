import type { Json, ValueField } from "@/lib/forms/form-definition";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";

const NUMERAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** Hides what binary fractions leave behind: 0.1 + 0.2 is 0.3. */
const MAX_DECIMALS = 10;

export const parseNumber: ValueParser = (field, raw) => {
  const number = toNumber(raw);
  if (number === null) return unreadable("not_a_number");
  if (field.isInteger && !Number.isInteger(number)) return unreadable("not_an_integer");
  const { decimals } = field;
  if (decimals !== null && roundTo(number, decimals) !== number) return unreadable("too_many_decimals", { decimals });
  const { min, max } = boundsOf(field);
  if (min !== null && number < min) return unreadable("too_small", { min });
  if (max !== null && number > max) return unreadable("too_large", { max });
  return parsed(number);
};

/** Half goes away from zero, as people round. */
export function roundTo(number: number, decimals: number | null): number {
  const digits = decimals ?? MAX_DECIMALS;
  const text = String(Math.abs(number));
  if (text.includes("e")) return Number(number.toFixed(digits));
  const rounded = Number(`${Math.round(Number(`${text}e${digits}`))}e-${digits}`);
  return Number.isFinite(rounded) ? Math.sign(number) * rounded || 0 : number;
}

function toNumber(raw: Json): number | null {
  if (typeof raw !== "number" && (typeof raw !== "string" || !NUMERAL.test(raw.trim()))) return null;
  const number = Number(raw);
  if (!Number.isFinite(number)) return null;
  return number === 0 ? 0 : number;
}

/** An integer beyond the safe range would come back as another one. */
function boundsOf(field: ValueField): { min: number | null; max: number | null } {
  if (!field.isInteger) return { min: field.min, max: field.max };
  return {
    min: Math.max(field.min ?? Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
    max: Math.min(field.max ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  };
}
