import "server-only";
import { getTranslations } from "next-intl/server";
import type { FieldProblem } from "@/lib/platform/errors";
import type { ActionErrorCode } from "./action-result";

type Params = Record<string, string | number>;
type Translator = { (key: string, params: Params): string; has(key: string): boolean; raw(key: string): string };

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

/** The sentences for an error in the reader's language. */
export async function errorSentences(
  error: { code: ActionErrorCode; reason: string; params: Params },
  problems: readonly FieldProblem[],
): Promise<{ message: string; problems: (FieldProblem & { message: string })[] }> {
  // Reasons and codes are open sets, so their keys cannot be typed.
  const t = (await getTranslations("errors")) as unknown as Translator;
  const key = t.has(error.reason) ? error.reason : SENTENCES[error.code];
  return {
    message: t(key, error.params),
    problems: problems.map((problem) => ({ ...problem, message: problemSentence(t, problem) })),
  };
}

function problemSentence(t: Translator, { code, params }: FieldProblem): string {
  const key = `fields.${code}`;
  const isSayable = t.has(key) && (params !== undefined || !t.raw(key).includes("{"));
  return isSayable ? t(key, params ?? {}) : t("fields.invalid", {});
}
