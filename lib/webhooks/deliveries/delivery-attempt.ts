import type { Db, Tx } from "@/db/client";
import {
  type AttemptEnd,
  type DueDelivery,
  endAttempt,
  insertAttempt,
  lockDueDelivery,
} from "@/db/store/webhooks/webhook-attempt-store";
import { settleDelivery } from "@/db/store/webhooks/webhook-delivery-store";
import type { Clock } from "@/lib/platform/clock";
import type { AllowList } from "@/lib/platform/outbound/address-guard";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import type { Resolve } from "@/lib/platform/outbound/guarded-lookup";
import { openEndpointSecret } from "../endpoints/endpoint-secret";
import { retryAfterMs } from "../retry-schedule";
import { TEST_EVENT } from "../schema";
import { signStandard } from "../signature";
import { afterArrival, afterFailure, type Failure } from "./attempt-outcome";

const TIMEOUT_MS = 15_000;
/** From when on a try that says nothing of its end counts as lost. */
const LOST_AFTER_MS = 45_000;
const EXCERPT = 2000;

export type AttemptMeans = {
  db: Db;
  clock: Clock;
  allow: AllowList;
  /** Asks another name server than the system's. */
  resolve?: Resolve;
  timeoutMs?: number;
};

type Begun = { delivery: DueDelivery; no: number; at: Date };

/**
 * Sends one delivery once, if it is due, with an id that is the same for every try. The try is written down before the
 * call and completed after it, so that one that was cut off is seen, and repeated after a while.
 *
 * @returns when to come again; null when nothing is left to do
 */
export async function attemptDelivery(means: AttemptMeans, deliveryId: string): Promise<{ nextAt: string | null }> {
  const begun = await means.db.transaction((tx) => begin(tx, deliveryId, means.clock.now()));
  if (begun === null) return { nextAt: null };
  if ("notBefore" in begun) return { nextAt: begun.notBefore.toISOString() };
  const { end, failure } = await call(means, begun);
  const nextAt = await means.db.transaction(async (tx) => {
    const attempt = { ...begun.delivery, no: begun.no, at: means.clock.now() };
    const again = failure === null ? await afterArrival(tx, attempt) : await afterFailure(tx, attempt, failure);
    await endAttempt(tx, deliveryId, begun.no, end);
    return again;
  });
  return { nextAt: nextAt?.toISOString() ?? null };
}

async function begin(tx: Tx, deliveryId: string, at: Date): Promise<Begun | { notBefore: Date } | null> {
  const delivery = await lockDueDelivery(tx, deliveryId);
  if (delivery === null || delivery.status !== "pending") return null;
  if (delivery.nextAttemptAt > at) return { notBefore: delivery.nextAttemptAt };
  if (!delivery.isActive && delivery.event !== TEST_EVENT) {
    await settleDelivery(tx, deliveryId, { status: "cancelled", at });
    return null;
  }
  const no = await insertAttempt(tx, delivery, at, new Date(at.getTime() + LOST_AFTER_MS));
  return { delivery, no, at };
}

async function call(
  { clock, allow, resolve, timeoutMs = TIMEOUT_MS }: AttemptMeans,
  { delivery, at }: Begun,
): Promise<{ end: AttemptEnd; failure: Failure | null }> {
  const startedAt = performance.now();
  const ended = (rest: Omit<AttemptEnd, "durationMs">): AttemptEnd => {
    return { durationMs: Math.round(performance.now() - startedAt), ...rest };
  };
  try {
    const answer = await callGuarded(requestOf(delivery, at), {
      allow,
      timeoutMs,
      maxBytes: EXCERPT * 4,
      whenTooLarge: "cut",
      ...(resolve === undefined ? {} : { resolve }),
    });
    const { status, headers } = answer;
    const response = storable(answer.body);
    if (status >= 200 && status < 300) {
      return { end: ended({ httpStatus: status, errorCode: "", errorDetail: "", response }), failure: null };
    }
    return {
      end: ended({ httpStatus: status, errorCode: "bad_status", errorDetail: "", response }),
      failure: { isGone: status === 410, retryAfterMs: retryAfterMs(headers["retry-after"], clock.now()) },
    };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const end = ended({ httpStatus: null, errorCode: error.why, errorDetail: storable(error.detail), response: "" });
    return { end, failure: { isGone: false, retryAfterMs: null } };
  }
}

function requestOf(delivery: DueDelivery, at: Date) {
  const body = JSON.stringify(delivery.payload);
  const { sealedPreviousSecret: previous, previousSecretUntil: until } = delivery;
  const signature = signStandard({
    id: delivery.id,
    at,
    body,
    secret: openEndpointSecret(delivery.sealedSecret),
    previousSecret: previous !== null && until !== null && until > at ? openEndpointSecret(previous) : null,
  });
  return { method: "POST", url: delivery.url, headers: { "content-type": "application/json", ...signature }, body };
}

/** The beginning of a text, without what PostgreSQL does not store. */
function storable(text: string): string {
  return [...text.replaceAll("\0", "").slice(0, EXCERPT * 2)].slice(0, EXCERPT).join("").toWellFormed();
}
