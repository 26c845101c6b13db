import { STATUS_CODES } from "node:http";
import type { ActionError, ActionErrorCode } from "./action-result";
import { HTTP_STATUS } from "./http-status";

const STATUS = { ...HTTP_STATUS, unauthenticated: 401, unexpected: 500 } as const satisfies Record<
  ActionErrorCode,
  number
>;

/** An error as RFC 9457 has it: `detail` is for the person, `code` and `reason` are for programs. */
export function problemResponse({ message, ...error }: ActionError): Response {
  const status = STATUS[error.code];
  return Response.json(
    { type: "about:blank", title: STATUS_CODES[status], status, detail: message, ...error },
    { status, headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" } },
  );
}
