import { z } from "zod";

/** What a column was expected to be; keys below `file.` in the catalogues `messages/import.*`. */
type Expected = "id" | "integer" | "text" | "flag";

const MAX_INTEGER = 2_147_483_647;

/** Columns come as the database wrote them: numbers and flags also as text, nothing also as an empty text or null. */
function column<T>(expected: Expected, read: (value: unknown) => T | undefined) {
  return z
    .unknown()
    .optional()
    .transform((value, context): T => {
      const column = read(value);
      if (column !== undefined) return column;
      context.addIssue({ code: "custom", message: `expected_${expected}` });
      return z.NEVER;
    });
}

const isNothing = (value: unknown) => value === undefined || value === null || value === "";

function toInteger(value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?\d{1,10}$/.test(value.trim()) ? Number(value) : value;
  return Number.isInteger(number) && Math.abs(Number(number)) <= MAX_INTEGER ? Number(number) : undefined;
}

export const id = () =>
  column("id", (value) => {
    const number = toInteger(value);
    return number !== undefined && number > 0 ? number : undefined;
  });

export const integer = (fallback = 0) => column("integer", (value) => (isNothing(value) ? fallback : toInteger(value)));

export const text = () =>
  column("text", (value) => {
    if (isNothing(value)) return "";
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  });

/** A column that holds JSON as text; some exports write the JSON itself. */
export const jsonText = () =>
  column("text", (value) => {
    if (isNothing(value)) return "";
    return typeof value === "string" ? value : JSON.stringify(value);
  });

const TRUE = [true, 1, "1", "true", "True"];
const FALSE = [false, 0, "0", "false", "False"];

export const flag = (fallback: boolean) =>
  column("flag", (value) => {
    if (isNothing(value)) return fallback;
    return (
      TRUE.some((written) => written === value) || (FALSE.some((written) => written === value) ? false : undefined)
    );
  });
