import type { FormField, Json } from "@/lib/forms/form-definition";
import type { FieldProblemCode } from "@/lib/forms/problem-codes";

export type ParsedValue =
  | { ok: true; value: Json }
  | { ok: false; code: FieldProblemCode; params?: Record<string, string | number> };

export type ParseOptions = {
  /** IANA zone that date-times written without an offset are read in; without it they are refused. */
  timeZone?: string | undefined;
};

/** Reads one value that is neither null nor empty. */
export type ValueParser = (field: FormField, raw: Json, options: ParseOptions) => ParsedValue;

export const parsed = (value: Json): ParsedValue => ({ ok: true, value });

export function unreadable(code: FieldProblemCode, params?: Record<string, string | number>): ParsedValue {
  return params === undefined ? { ok: false, code } : { ok: false, code, params };
}
