import type { AppErrorCode, FieldProblem } from "@/lib/platform/errors";

/** `unauthenticated`: the session has ended meanwhile. `unexpected`: a fault, found in the log by `params.requestId`. */
export type ActionErrorCode = AppErrorCode | "unauthenticated" | "unexpected";

export type ActionError = {
  code: ActionErrorCode;
  reason: string;
  params: Record<string, string | number>;
  /** Per field, each with its sentence. */
  problems: readonly (FieldProblem & { message: string })[];
  /** In the reader's language. */
  message: string;
};

/** What every server action answers. */
export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; error: ActionError };
