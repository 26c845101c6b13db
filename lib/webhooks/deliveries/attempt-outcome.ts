import type { Tx } from "@/db/client";
import type { DueDelivery } from "@/db/store/webhooks/webhook-attempt-store";
import { cancelPending, settleDelivery } from "@/db/store/webhooks/webhook-delivery-store";
import {
  type EndpointRow,
  lockEndpoint,
  noteArrival,
  noteFailure,
  updateEndpoint,
} from "@/db/store/webhooks/webhook-endpoint-store";
import { waitAfter } from "../retry-schedule";
import { TEST_EVENT } from "../schema";
import { tellOwner } from "./tell-owner";

/** An endpoint at which nothing has arrived for so long is switched off. */
const GIVE_UP_AFTER_MS = 5 * 24 * 3_600_000;

type Attempt = Pick<DueDelivery, "id" | "endpointId" | "event"> & { no: number; at: Date };

export type Failure = { isGone: boolean; retryAfterMs: number | null };

// Endpoints before deliveries before tries: the order in which every command locks them, and in which they are deleted.

export async function afterArrival(tx: Tx, { id, endpointId, at }: Attempt): Promise<null> {
  await noteArrival(tx, endpointId, at);
  await settleDelivery(tx, id, { status: "delivered", at });
  return null;
}

/**
 * Plans the next try or gives the delivery up; switches the endpoint off when its receiver is gone for good, or when
 * everything has failed for days. Whoever looks after it is told.
 *
 * @returns when to try again; null for never
 */
export async function afterFailure(tx: Tx, attempt: Attempt, failure: Failure): Promise<Date | null> {
  const { id, endpointId, event, no, at } = attempt;
  if (event === TEST_EVENT) {
    await settleDelivery(tx, id, { status: "dead", at }, no);
    return null;
  }
  const endpoint = await lockEndpoint(tx, endpointId);
  if (endpoint === null) return null;
  const wait = failure.isGone ? null : waitAfter({ no, retryAfterMs: failure.retryAfterMs }, Math.random());
  const nextAttemptAt = wait === null ? null : new Date(at.getTime() + wait);
  await settleDelivery(tx, id, nextAttemptAt === null ? { status: "dead", at } : { nextAttemptAt }, no);
  const trouble = failure.isGone ? "gone" : hasFailedForLong(endpoint, at) ? "failing" : null;
  if (trouble !== null && endpoint.isActive) return switchOff(tx, endpoint, trouble, at);
  await noteFailure(tx, endpointId, at);
  if (nextAttemptAt === null) await tellOwner(tx, endpoint, "dead", at);
  return nextAttemptAt;
}

function hasFailedForLong({ failingSince }: EndpointRow, at: Date): boolean {
  return failingSince !== null && at.getTime() - failingSince.getTime() >= GIVE_UP_AFTER_MS;
}

async function switchOff(tx: Tx, endpoint: EndpointRow, trouble: "gone" | "failing", at: Date): Promise<null> {
  const failingSince = endpoint.failingSince ?? at;
  await updateEndpoint(tx, endpoint, { isActive: false, disabledAt: at, disabledReason: trouble, failingSince }, at);
  await cancelPending(tx, endpoint.id, at);
  await tellOwner(tx, endpoint, trouble, at);
  return null;
}
