import type { ShownRequest } from "@/db/schema/outgoing/calls";
import type { TryEnd } from "@/db/store/call-store";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { type CallAnswer, callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import { signLoonflow, signStandard } from "@/lib/webhooks/signature";
import { blotOut } from "../request/show-request";
import { storable } from "../storable";
import type { Sending } from "./begin-turn";
import type { CallMeans } from "./call-means";
import { secretOf, secretsOf } from "./open-call";
import { judgeAnswer, judgeFailure, type Verdict } from "./read-answer";

/** More of an answer is not read. */
const MAX_ANSWER_BYTES = 1_000_000;
const EXCERPT = 2000;

type Means = Pick<CallMeans, "allow" | "clock" | "resolve">;

export type SentTry = {
  end: TryEnd;
  verdict: Verdict;
  /** Headers of the answer, without secrets; none where nobody answered. */
  headers: ShownRequest["headers"];
};

/** Sends a call once; answers what to write down of it, and what it means. */
export async function sendTry(means: Means, sending: Sending): Promise<SentTry> {
  const startedAt = performance.now();
  const { verdict, answer } = await call(means, sending);
  const errorCode = "reason" in verdict ? verdict.reason : "";
  const errorDetail = "reason" in verdict ? storable(blot(verdict.detail, sending), EXCERPT) : "";
  return {
    verdict,
    headers: Object.entries(answer?.headers ?? {}).map(([name, value]) => ({ name, value: blot(value, sending) })),
    end: {
      durationMs: Math.round(performance.now() - startedAt),
      httpStatus: answer?.status ?? null,
      errorCode,
      errorDetail,
      response: storable(blot(answer?.body ?? "", sending), EXCERPT),
    },
  };
}

type Outcome = { verdict: Verdict; answer: CallAnswer | null };

async function call({ allow, clock, resolve }: Means, sending: Sending): Promise<Outcome> {
  const { node, request, at } = sending;
  const signature = signatureOf(sending, at);
  if (signature === null) return { verdict: { kind: "failed", reason: "secret_unreadable", detail: "" }, answer: null };
  const { method, url, headers, body } = request;
  try {
    const answer = await callGuarded(
      { method, url, headers: { ...headers, ...signature }, ...(body === null ? {} : { body }) },
      {
        allow,
        timeoutMs: node.hook.timeoutSeconds * 1000,
        maxBytes: MAX_ANSWER_BYTES,
        whenTooLarge: "cut",
        ...(resolve === undefined ? {} : { resolve }),
      },
    );
    return { verdict: judgeAnswer(node, answer, clock.now()), answer };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return { verdict: judgeFailure(error), answer: null };
  }
}

/** Every try carries the same id, signed or not; null when the secret cannot be opened any more. */
function signatureOf({ callId, node, request }: Sending, at: Date): Record<string, string> | null {
  const secret = secretOf(node.hook);
  if (secret === null) return null;
  if (node.hook.signature === "loonflow") return { "webhook-id": callId, ...signLoonflow({ at, secret }) };
  if (secret === "") return { "webhook-id": callId };
  return signStandard({ id: callId, at, body: request.body ?? "", secret });
}

/** An answer may repeat what it was asked with. */
function blot(text: string, { node, request }: Sending): string {
  const token = /\/api\/callbacks\/([\w-]{43})/.exec(`${request.url} ${request.body ?? ""}`)?.[1] ?? null;
  return blotOut(text, secretsOf(node, request, token));
}
