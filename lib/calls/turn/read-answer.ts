import type { FieldValues, Json } from "@/lib/forms/form-definition";
import type { CallFailed } from "@/lib/platform/outbound/call-failed";
import type { CallAnswer } from "@/lib/platform/outbound/guarded-fetch";
import { retryAfterMs } from "@/lib/webhooks/retry-schedule";
import type { CallReason } from "../call-reason";
import type { HookNode } from "../request/make-request";

/** What an answer, or its absence, means for a call. */
export type Verdict =
  /** `said` is for the history of the ticket. */
  | { kind: "done"; values: FieldValues; said: string }
  /** It was taken; the other system calls back. */
  | { kind: "held" }
  | { kind: "again"; reason: CallReason; detail: string; wishMs: number | null }
  | { kind: "failed"; reason: CallReason; detail: string };

/** Statuses that may be different in a while; those of the 500s are, too. */
const PASSING = [408, 425, 429];
/** Statuses whose `Retry-After` is obeyed. */
const WITH_A_WISH = [429, 503];

/**
 * A 2xx is a success; a receiver written for loonflow says `code: 0` besides. What may be different in a while is tried
 * again, the rest fails at once.
 */
export function judgeAnswer({ hook }: HookNode, { status, headers, body }: CallAnswer, now: Date): Verdict {
  if (status >= 200 && status < 300) {
    return hook.signature === "loonflow" ? judgeLoonflow(hook, body) : success(hook, parse(body), "");
  }
  if (status === 410) return { kind: "failed", reason: "gone", detail: "" };
  const detail = String(status);
  if (status < 500 && !PASSING.includes(status)) return { kind: "failed", reason: "bad_status", detail };
  const wishMs = WITH_A_WISH.includes(status) ? retryAfterMs(headers["retry-after"], now) : null;
  return { kind: "again", reason: "bad_status", detail, wishMs };
}

const FAILURES = {
  unreachable: "again",
  timed_out: "again",
  bad_status: "failed",
  address_refused: "failed",
  header_refused: "failed",
  redirect_refused: "failed",
  too_large: "failed",
  bad_answer: "failed",
} as const satisfies Record<CallFailed["why"], "again" | "failed">;

export function judgeFailure({ why, detail }: CallFailed): Verdict {
  const reason = why === "too_large" ? "bad_answer" : why;
  return FAILURES[why] === "again"
    ? { kind: "again", reason, detail, wishMs: null }
    : { kind: "failed", reason, detail };
}

/**
 * What an answer gives for the fields of the ticket: what stands at the paths of `fill`, or its `fields` where there
 * are none. What is not there is left out.
 */
export function filledBy(fill: HookNode["hook"]["fill"], answer: Json): FieldValues {
  const paths = Object.entries(fill);
  if (paths.length === 0) {
    const fields = at(answer, "fields");
    return isObject(fields) ? fields : {};
  }
  const found = paths.map(([key, path]) => [key, at(answer, path)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function judgeLoonflow(hook: HookNode["hook"], body: string): Verdict {
  const answer = parse(body);
  if (!isObject(answer) || !Object.hasOwn(answer, "code")) return { kind: "failed", reason: "bad_answer", detail: "" };
  const said = typeof answer.msg === "string" ? answer.msg.trim() : "";
  if (answer.code !== 0 && answer.code !== "0") return { kind: "failed", reason: "answered_no", detail: said };
  return success(hook, answer, said);
}

/** An answer nobody asks anything of need not be JSON. */
function success(hook: HookNode["hook"], answer: Json | undefined, said: string): Verdict {
  if (hook.waitsForCallback) return { kind: "held" };
  if (answer !== undefined) return { kind: "done", values: filledBy(hook.fill, answer), said };
  const isAsked = Object.keys(hook.fill).length > 0;
  return isAsked ? { kind: "failed", reason: "bad_answer", detail: "" } : { kind: "done", values: {}, said };
}

function at(value: Json, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((within, name) => {
    if (typeof within !== "object" || within === null) return undefined;
    return Object.hasOwn(within, name) ? (within as { [key: string]: Json })[name] : undefined;
  }, value);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
