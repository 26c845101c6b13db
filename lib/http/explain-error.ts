import "server-only";
import { randomBytes } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/logger";
import type { ActionError } from "./action-result";
import { type ErrorTranslator, errorSentence, problemSentence } from "./error-sentences";
import { SessionEnded } from "./session-ended";

/** An error as people are told it, in their language. Faults are logged under the request id that the sentence names. */
export async function explainError(error: unknown, command: string): Promise<ActionError> {
  const told = describe(error);
  if (told.code === "unexpected") logger.error({ err: error, command, ...told.params }, "action failed");
  const t = (await getTranslations("errors")) as unknown as ErrorTranslator;
  const problems = error instanceof AppError ? error.problems : [];
  return {
    ...told,
    message: errorSentence(t, told),
    problems: problems.map((problem) => ({ ...problem, message: problemSentence(t, problem) })),
  };
}

function describe(error: unknown): Pick<ActionError, "code" | "reason" | "params"> {
  if (error instanceof AppError) return { code: error.code, reason: error.reason, params: error.params };
  if (error instanceof SessionEnded) return { code: "unauthenticated", reason: "unauthenticated", params: {} };
  return { code: "unexpected", reason: "unexpected", params: { requestId: randomBytes(4).toString("hex") } };
}
