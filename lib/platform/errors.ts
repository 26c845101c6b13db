/** Codes a person or a program can act on; each adapter maps every one of them. */
export const APP_ERROR_CODES = ["not_found", "forbidden", "invalid", "conflict", "refused", "unavailable"] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** One thing wrong with the input: where, and which message of the catalogue says it. */
export type FieldProblem = { path: string; code: string; params?: Record<string, string | number> };

type Details = {
  /** Key below `errors.` in the message catalogues. */
  reason: string;
  params?: Record<string, string | number>;
  problems?: readonly FieldProblem[];
};

/** A command that did not happen for a reason the caller can understand. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;
  readonly reason: string;
  readonly params: Record<string, string | number>;
  readonly problems: readonly FieldProblem[];

  constructor(code: AppErrorCode, details: Details) {
    super(`${code}: ${details.reason}`);
    this.code = code;
    this.reason = details.reason;
    this.params = details.params ?? {};
    this.problems = details.problems ?? [];
  }
}

export const notFound = () => new AppError("not_found", { reason: "not_found" });
