import type { FieldProblem } from "@/lib/platform/errors";
import type { ActionErrorCode } from "./action-result";

type Params = Record<string, string | number>;

/** The catalogue below `errors`. Reasons and problem codes are open sets, so its keys are not typed. */
export type ErrorTranslator = {
  (key: string, params: Params): string;
  has(key: string): boolean;
  raw(key: string): string;
};

// A new code does not compile until it has a sentence; reasons say more where the catalogue knows them.
const SENTENCES = {
  not_found: "not_found",
  forbidden: "forbidden",
  invalid: "invalid_input",
  conflict: "conflict",
  refused: "refused",
  unavailable: "unavailable",
  unauthenticated: "unauthenticated",
  unexpected: "unexpected",
} as const satisfies Record<ActionErrorCode, string>;

/** What to tell a person about an error: the sentence of its reason, or at least that of its code. */
export function errorSentence(
  t: ErrorTranslator,
  error: { code: ActionErrorCode; reason: string; params: Params },
): string {
  return t(t.has(error.reason) ? error.reason : SENTENCES[error.code], error.params);
}

/** What to tell about one field. Codes of other validators may come without what their sentence here would need. */
export function problemSentence(t: ErrorTranslator, { code, params }: FieldProblem): string {
  const key = `fields.${code}`;
  const isSayable = t.has(key) && (params !== undefined || !t.raw(key).includes("{"));
  return isSayable ? t(key, params ?? {}) : t("fields.invalid", {});
}
