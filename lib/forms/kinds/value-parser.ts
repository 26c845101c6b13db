import type { Today } from "@/lib/forms/day-bound";
import type { Json, ValueField } from "@/lib/forms/form-definition";
import type { FieldProblemCode } from "@/lib/forms/problem-codes";

export type FaultParams = Record<string, string | number>;

/** `within` is empty for the value as a whole, otherwise the row and column of a table: `2.amount`. */
export type ValueFault = { within: string; code: FieldProblemCode; params?: FaultParams };

export type ParsedValue = { ok: true; value: Json } | { ok: false; faults: readonly ValueFault[] };

export type ParseOptions = {
  /** IANA zone that date-times written without an offset are read in; without it they are refused. */
  timeZone?: string | undefined;
  /** What bounds like `today+14` count from; without it they bind nobody. */
  today?: Today | undefined;
  /** What the server makes of the HTML somebody sent; the browser, whose editor writes nothing else, hands it on. */
  cleanRichText?: ((html: string) => string) | undefined;
  /** Whether tables may lack rows and required cells, as on a transition that lets people leave fields empty. */
  mayBeIncomplete?: boolean | undefined;
};

/** Reads one value that is neither null nor empty. */
export type ValueParser<Field extends ValueField = ValueField> = (
  field: Field,
  raw: Json,
  options: ParseOptions,
) => ParsedValue;

export const parsed = (value: Json): ParsedValue => ({ ok: true, value });

export function unreadable(code: FieldProblemCode, params?: FaultParams): ParsedValue {
  return { ok: false, faults: [params === undefined ? { within: "", code } : { within: "", code, params }] };
}

/** Null, an empty text and an empty list all mean "no value". */
export function isNoValue(value: Json): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
