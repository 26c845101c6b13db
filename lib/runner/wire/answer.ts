import { z } from "zod";
import { Op } from "./op";

const MIN_RETRY_MS = 1_000;
const MAX_RETRY_MS = 86_400_000;

interface Retrying {
  /** The function said when; otherwise the back-off decides. */
  readonly retryInMs?: number;
}

/** What came back from one call of a function. */
export type Answer =
  | { kind: "completed"; version: number; output: unknown }
  | { kind: "failed"; version: number; error: unknown }
  | ({ kind: "threw"; version: number; error: unknown } & Retrying)
  | ({ kind: "ops"; version: number; ops: Op[]; isFinal: boolean } & Retrying)
  /** Nobody answered for the function: the app is away or starting. */
  | { kind: "absent"; reason: string };

/** Reads an SDK answer. `now` in milliseconds, for a `retry-after` that names an instant. */
export async function readAnswer(response: Response, now: number): Promise<Answer> {
  const body = await response.text();
  const { headers, status } = response;
  if (!headers.get("x-inngest-sdk")) return { kind: "absent", reason: `no SDK answered (HTTP ${status})` };
  if (status === 401) return { kind: "absent", reason: "the SDK refused the call (HTTP 401)" };

  const value = parseBody(body);
  const version = Number(headers.get("x-inngest-req-version") ?? 2);
  const isFinal = headers.get("x-inngest-no-retry") === "true";
  const retrying = retryIn(headers.get("retry-after"), now);
  if (status === 206) return { kind: "ops", version, ops: z.array(Op).parse(value), isFinal, ...retrying };
  if (status === 200) return { kind: "completed", version, output: value };
  return isFinal ? { kind: "failed", version, error: value } : { kind: "threw", version, error: value, ...retrying };
}

function parseBody(body: string): unknown {
  if (body === "") return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function retryIn(header: string | null, now: number): Retrying {
  if (!header) return {};
  const wanted = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(wanted) ? {} : { retryInMs: Math.min(Math.max(wanted, MIN_RETRY_MS), MAX_RETRY_MS) };
}
