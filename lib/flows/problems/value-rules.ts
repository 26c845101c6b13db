import { boundDay } from "@/lib/forms/day-bound";
import type { FormField, TableColumn } from "@/lib/forms/form-definition";
import { linearPattern } from "@/lib/forms/linear-pattern";
import { type Problem, problem } from "./problem";

/** Any day will do to compare two bounds that both count from today. */
const SOME_DAY = "2026-01-01";

/** Patterns that cannot be read and ranges that nothing fits. `owner` is the table of a column, or the field itself. */
export function valueRuleProblems(owner: FormField, field: FormField | TableColumn): Problem[] {
  const place = { fieldKey: owner.key };
  const { label } = field;
  const message = patternProblem(field.pattern);
  return [
    ...(message === null ? [] : [problem("field_pattern_invalid", place, { label, message })]),
    ...(isRangeEmpty(field) ? [problem("field_range_empty", place, { label })] : []),
  ];
}

function patternProblem(pattern: string): string | null {
  if (pattern === "") return null;
  try {
    linearPattern(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isRangeEmpty(field: FormField | TableColumn): boolean {
  const isTable = field.type === "table" && "minRows" in field;
  return (
    isAfter(field.min, field.max) ||
    isAfter(field.minLength, field.maxLength) ||
    areDaysEmpty(field) ||
    (isTable && isAfter(field.minRows, field.maxRows))
  );
}

/** A day of the calendar and one that counts from today cannot be compared for good. */
function areDaysEmpty({ earliest, latest }: FormField | TableColumn): boolean {
  if (earliest.startsWith("today") !== latest.startsWith("today")) return false;
  const [first, last] = [boundDay(earliest, SOME_DAY), boundDay(latest, SOME_DAY)];
  return first !== null && last !== null && first > last;
}

function isAfter(first: number | null, last: number | null): boolean {
  return first !== null && last !== null && first > last;
}
