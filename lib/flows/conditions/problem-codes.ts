/** What can be wrong with a condition; keys of `conditions.problems` in the message catalogues. */
export const CONDITION_PROBLEM_CODES = [
  "ends_early",
  "unexpected",
  "expected",
  "bad_character",
  "bad_number",
  "text_not_closed",
  "text_broken",
  "bad_escape",
  "reserved_word",
  "unknown_name",
  "unknown_field",
  "unknown_member",
  "unknown_function",
  "cannot_compare",
  "cannot_negate",
  "cannot_calculate",
  "not_true_or_false",
  "answer_not_true_or_false",
  "wrong_result",
  "branches_differ",
  "no_members",
  "wrong_arguments",
  "has_needs_field",
  "mixed_list",
  "not_a_list",
  "index_not_written",
  "bad_index",
  "text_to_be_written",
  "pattern_too_long",
  "bad_pattern",
  "bad_duration",
  "bad_time_zone",
  "loop_in_loop",
  "loop_form",
  "loop_name_taken",
  "not_allowed",
  "too_long",
  "too_deep",
  "list_too_long",
  "too_many_arguments",
  "too_many_signs",
  "divided_by_zero",
  "number_too_large",
  "no_number",
  "bad_moment",
  "bad_value",
  "text_too_long",
  "other",
] as const;
export type ConditionProblemCode = (typeof CONDITION_PROBLEM_CODES)[number];

/** Kinds of values as sentences name them; keys of `conditions.types`. */
export const VALUE_TYPES = ["number", "text", "boolean", "moment", "duration", "list", "nothing", "group"] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** What is wrong with a condition and which characters of it are meant. `left`, `right`, `found` and `wanted` are types. */
export type ConditionProblem = {
  code: ConditionProblemCode;
  params: Readonly<Record<string, string | number>>;
  /** In the words of the library, for logs. */
  message: string;
  position: { start: number; end: number } | null;
};

/** The type of CEL in words that people use. */
export function valueTypeOf(celType: string): ValueType {
  if (["int", "double", "uint"].includes(celType)) return "number";
  if (celType.startsWith("list")) return "list";
  switch (celType) {
    case "string":
      return "text";
    case "bool":
      return "boolean";
    case "null":
      return "nothing";
    case "google.protobuf.Timestamp":
      return "moment";
    case "google.protobuf.Duration":
      return "duration";
    default:
      return "group";
  }
}
