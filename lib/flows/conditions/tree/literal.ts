import { quote } from "../quote";
import type { RowValue } from "./condition-tree";
import type { SubjectKind } from "./subject";

/** A value as CEL writes it down. */
export function literal(kind: SubjectKind, value: RowValue): string {
  if (typeof value === "number") return numberLiteral(value, false);
  const text = quote(String(value));
  return kind === "moment" ? `timestamp(${text})` : text;
}

/** A list takes values of one type: with one fraction among them, all are written as such. */
export function literalList(kind: SubjectKind, values: readonly (string | number)[]): string {
  const hasFraction = values.some((value) => typeof value === "number" && !Number.isSafeInteger(value));
  const written = values.map((value) =>
    typeof value === "number" ? numberLiteral(value, hasFraction) : literal(kind, value),
  );
  return `[${written.join(", ")}]`;
}

function numberLiteral(value: number, asFraction: boolean): string {
  const digits = String(value === 0 ? 0 : value);
  if (Number.isSafeInteger(value)) return asFraction ? `${digits}.0` : digits;
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}
