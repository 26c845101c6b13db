/** Keys below `expression.` in the catalogues `messages/import.*`. */
export const REASONS = [
  "too_long",
  "too_deep",
  "syntax",
  "operator",
  "function",
  "name",
  "quoted_text",
  "placeholder_in_quotes",
  "unknown_field",
  "not_available",
  "not_comparable",
  "not_computable",
  "current_time",
  "division_by_zero",
  "not_a_time",
] as const;

export type Reason = (typeof REASONS)[number];

/** Something to say about a condition; `part` is the piece of its text that is meant. */
export type Remark<Code extends string = string> = { code: Code; part: string };

/** Thrown inside the translator only: it knows no way to say this in CEL. */
export class Untranslatable extends Error {
  readonly reason: Remark<Reason>;

  constructor(code: Reason, part: string) {
    super(`${code}: ${part}`);
    this.reason = { code, part: part.slice(0, 100) };
  }
}
