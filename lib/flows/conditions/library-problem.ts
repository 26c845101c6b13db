import { EvaluationError, ParseError, TypeError as TypeProblem } from "@marcbachmann/cel-js";
import { type ConditionProblem, type ConditionProblemCode, valueTypeOf } from "./problem-codes";

type Said = Pick<ConditionProblem, "code" | "params">;
type Words = (parts: readonly string[]) => ConditionProblem["params"];

/** By the library's own code: ours, and what its sentence names. */
const BY_CODE: Readonly<Record<string, { code: ConditionProblemCode; reads?: RegExp; params?: Words }>> = {
  invalid_number: { code: "bad_number" },
  invalid_integer: { code: "bad_number" },
  invalid_hex_integer: { code: "bad_number" },
  invalid_exponent: { code: "bad_number" },
  newline_in_string: { code: "text_broken" },
  unterminated_string: { code: "text_not_closed" },
  unterminated_triple_quoted_string: { code: "text_not_closed" },
  invalid_unicode_escape: { code: "bad_escape" },
  invalid_unicode_surrogate: { code: "bad_escape" },
  invalid_hex_escape: { code: "bad_escape" },
  invalid_octal_escape: { code: "bad_escape" },
  octal_escape_out_of_range: { code: "bad_escape" },
  invalid_escape_sequence: { code: "bad_escape" },
  reserved_identifier: { code: "reserved_word", reads: /: (.+)$/, params: ([word = ""]) => ({ word }) },
  unknown_variable: { code: "unknown_name", reads: /: (.+)$/, params: ([word = ""]) => ({ word }) },
  no_such_key: { code: "unknown_member", reads: /: (.+)$/, params: ([word = ""]) => ({ word }) },
  invalid_logical_operand: { code: "not_true_or_false", reads: /'(.+)'$/, params: ([type = ""]) => found(type) },
  invalid_condition_type: { code: "not_true_or_false", reads: /'(.+)'$/, params: ([type = ""]) => found(type) },
  incompatible_ternary_branches: {
    code: "branches_differ",
    reads: /'(.+)' and '(.+)'$/,
    params: ([left = "", right = ""]) => ({ left: valueTypeOf(left), right: valueTypeOf(right) }),
  },
  cannot_index_type: { code: "no_members", reads: /'(.+)'$/, params: ([type = ""]) => found(type) },
  no_matching_overload: {
    code: "wrong_arguments",
    reads: /'(?:.*\.)?(\w+)\(/,
    params: ([word = ""]) => ({ word: word === "matchesInLinearTime" ? "matches" : word }),
  },
  invalid_macro_argument: { code: "has_needs_field" },
  heterogeneous_list_element: { code: "mixed_list" },
  invalid_comprehension_range: {
    code: "not_a_list",
    reads: /type '(.+)' cannot/,
    params: ([type = ""]) => found(type),
  },
  invalid_index_type: { code: "bad_index" },
  division_by_zero: { code: "divided_by_zero" },
  modulo_by_zero: { code: "divided_by_zero" },
  numeric_overflow: { code: "number_too_large" },
  int_conversion_error: { code: "no_number" },
  double_conversion_error: { code: "no_number" },
  invalid_timestamp: { code: "bad_moment" },
  invalid_duration: { code: "bad_duration" },
  field_type_mismatch: { code: "bad_value" },
  list_item_type_mismatch: { code: "bad_value" },
  variable_type_mismatch: { code: "bad_value" },
};

const found = (type: string) => ({ found: valueTypeOf(type) });

const LIMITS: Readonly<Record<string, ConditionProblemCode>> = {
  maxAstNodes: "too_long",
  maxDepth: "too_deep",
  maxListElements: "list_too_long",
  maxCallArguments: "too_many_arguments",
};

/** What the parser calls what is written. */
const TOKENS: Readonly<Record<string, string>> = {
  LPAREN: "(",
  RPAREN: ")",
  LBRACKET: "[",
  RBRACKET: "]",
  LBRACE: "{",
  RBRACE: "}",
  DOT: ".",
  COMMA: ",",
  COLON: ":",
  QUESTION: "?",
  AND: "&&",
  OR: "||",
  NOT: "!",
  IN: "in",
  EQ: "==",
  NE: "!=",
  LT: "<",
  LE: "<=",
  GT: ">",
  GE: ">=",
  PLUS: "+",
  MINUS: "-",
  MULTIPLY: "*",
  DIVIDE: "/",
  MODULO: "%",
};

/** An error of the library as a problem that can be said in any language. */
export function libraryProblem(error: unknown): ConditionProblem {
  if (!(error instanceof ParseError || error instanceof TypeProblem || error instanceof EvaluationError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { code: "other", params: { message }, message, position: null };
  }
  const { summary, code, range, node } = error;
  const written = range === undefined ? "" : (node?.input ?? "").slice(range.start, range.end);
  return { ...saidBy(code, summary, written), message: summary, position: range ?? null };
}

function saidBy(libraryCode: string, summary: string, written: string): Said {
  switch (libraryCode) {
    case "no_such_overload":
      return overload(summary);
    case "limit_exceeded":
      return limit(summary);
    case "unexpected_character":
      return strange(summary);
    case "unexpected_token":
      if (summary.endsWith("EOF")) return { code: "ends_early", params: {} };
      return { code: "unexpected", params: { word: written } };
    case "expected_token":
      return expected(summary, written);
  }
  const known = Object.hasOwn(BY_CODE, libraryCode) ? BY_CODE[libraryCode] : undefined;
  if (known === undefined) return { code: "other", params: { message: summary } };
  const parts = known.reads?.exec(summary)?.slice(1) ?? [];
  return { code: known.code, params: known.params?.(parts) ?? {} };
}

/** A bracket too many is a sign that is known elsewhere. */
function strange(summary: string): Said {
  const [, word = ""] = /: '?(.)'?$/su.exec(summary) ?? [];
  return { code: Object.values(TOKENS).includes(word) ? "unexpected" : "bad_character", params: { word } };
}

/** `no such overload: double > string`, or of a sign `!double`. */
function overload(summary: string): Said {
  const [, left = "", operator = "", right = ""] = /: (\S+) (\S+) (\S+)$/.exec(summary) ?? [];
  if (operator === "") {
    const [, sign = "!", type = ""] = /: ([!-])(.+)$/.exec(summary) ?? [];
    return { code: "cannot_negate", params: { operator: sign, found: valueTypeOf(type) } };
  }
  const code = ["+", "-", "*", "/", "%"].includes(operator) ? "cannot_calculate" : "cannot_compare";
  return { code, params: { operator, left: valueTypeOf(left), right: valueTypeOf(right) } };
}

function limit(summary: string): Said {
  const [, name = "", max = "0"] = /Exceeded (\w+) \((\d+)\)/.exec(summary) ?? [];
  const code = LIMITS[name];
  return code === undefined ? { code: "not_allowed", params: { word: "{…}" } } : { code, params: { max: Number(max) } };
}

function expected(summary: string, written: string): Said {
  const [, wanted = "", got = ""] = /Expected (\w+), got (\w+)/.exec(summary) ?? [];
  if (wanted === "EOF") return { code: "unexpected", params: { word: written } };
  if (got === "EOF" && TOKENS[wanted] === undefined) return { code: "ends_early", params: {} };
  const token = TOKENS[wanted];
  return token === undefined
    ? { code: "unexpected", params: { word: written } }
    : { code: "expected", params: { word: token } };
}
