/** Everything that can be wrong with a submitted value; each has a sentence below `errors.fields` in both languages. */
export const FIELD_PROBLEM_CODES = [
  "required",
  "not_text",
  "too_short",
  "too_long",
  "not_matching",
  "not_matching_said",
  "not_a_number",
  "not_an_integer",
  "too_many_decimals",
  "too_small",
  "too_large",
  "not_a_boolean",
  "not_a_date",
  "not_a_time",
  "not_a_date_time",
  "too_early",
  "too_late",
  "not_a_choice",
  "not_a_last_choice",
  "not_a_person",
  "not_a_department",
  "not_a_link",
  "not_a_file",
  "still_uploading",
  "not_a_table",
  "too_many",
  "too_few_rows",
  "too_many_rows",
] as const;
export type FieldProblemCode = (typeof FIELD_PROBLEM_CODES)[number];

export function isFieldProblemCode(code: string): code is FieldProblemCode {
  return (FIELD_PROBLEM_CODES as readonly string[]).includes(code);
}
