import type { CallAnswer } from "@/lib/platform/outbound/guarded-fetch";
import { retryAfterMs } from "@/lib/webhooks/retry-schedule";
import type { Trouble } from "../trouble";

/** `later`: another try may succeed. `refused`: none will, until somebody changes something. */
export type Verdict =
  | { end: "sent" }
  | { end: "later"; code: Trouble; detail: string; retryAfterMs: number | null }
  | { end: "refused"; code: Trouble; detail: string };

export const SENT: Verdict = { end: "sent" };

export const refused = (code: Trouble, detail = ""): Verdict => ({ end: "refused", code, detail });

export const later = (code: Trouble, detail = "", wait: number | null = null): Verdict => {
  return { end: "later", code, detail, retryAfterMs: wait };
};

/** Statuses that say the address or its token is none, or no longer. */
const GONE = new Set([401, 403, 404, 410]);
/** Statuses of the client's that pass. */
const PASSING = new Set([408, 425, 429]);

/** What an answer's status says by itself; null for success, of which the body may say more. */
export function judgeStatus({ status, headers }: CallAnswer, now: Date): Verdict | null {
  if (status >= 200 && status < 300) return null;
  const detail = `HTTP ${status}`;
  const wait = retryAfterMs(headers["retry-after"], now);
  if (status === 429) return later("rate_limited", detail, wait);
  if (status >= 500 || status < 400 || PASSING.has(status)) return later("bad_status", detail, wait);
  if (status === 413) return refused("too_large", detail);
  return refused(GONE.has(status) ? "bad_token" : "bad_status", detail);
}

/** An answer's body as an object; null when it is none. */
export function readObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
