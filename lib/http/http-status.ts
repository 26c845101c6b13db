import type { AppErrorCode } from "@/lib/platform/errors";

export const HTTP_STATUS = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
  unavailable: 503,
} as const satisfies Record<AppErrorCode, number>;
