import "server-only";
import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/logger";
import type { ActionError } from "./action-result";
import { errorSentences } from "./error-sentences";
import { SessionEnded } from "./session-ended";

/** An error as people are told it. Faults are logged under the request id that the sentence names. */
export async function explainError(error: unknown, command: string): Promise<ActionError> {
  const told = describe(error);
  if (told.code === "unexpected") logger.error({ err: error, command, ...told.params }, "action failed");
  const problems = error instanceof AppError ? error.problems : [];
  return { ...told, ...(await errorSentences(told, problems)) };
}

function describe(error: unknown): Pick<ActionError, "code" | "reason" | "params"> {
  if (error instanceof AppError) return { code: error.code, reason: error.reason, params: error.params };
  if (error instanceof SessionEnded) return { code: "unauthenticated", reason: "unauthenticated", params: {} };
  return { code: "unexpected", reason: "unexpected", params: { requestId: randomBytes(4).toString("hex") } };
}
