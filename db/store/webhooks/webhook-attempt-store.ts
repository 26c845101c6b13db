import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/outgoing/webhooks";

export type DueDelivery = {
  id: string;
  endpointId: number;
  event: string;
  payload: Record<string, unknown>;
  status: "pending" | "delivered" | "dead" | "cancelled";
  attempts: number;
  nextAttemptAt: Date;
  url: string;
  sealedSecret: string;
  sealedPreviousSecret: string | null;
  previousSecretUntil: Date | null;
  isActive: boolean;
};

/** A delivery with what is needed to send it, locked until the transaction ends; null when there is none any more. */
export async function lockDueDelivery(tx: Tx, deliveryId: string): Promise<DueDelivery | null> {
  const [row] = await tx
    .select({
      id: webhookDeliveries.id,
      endpointId: webhookDeliveries.endpointId,
      event: webhookDeliveries.event,
      payload: webhookDeliveries.payload,
      status: webhookDeliveries.status,
      attempts: webhookDeliveries.attempts,
      nextAttemptAt: webhookDeliveries.nextAttemptAt,
      url: webhookEndpoints.url,
      sealedSecret: webhookEndpoints.sealedSecret,
      sealedPreviousSecret: webhookEndpoints.sealedPreviousSecret,
      previousSecretUntil: webhookEndpoints.previousSecretUntil,
      isActive: webhookEndpoints.isActive,
    })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(eq(webhookDeliveries.id, deliveryId))
    .for("update", { of: webhookDeliveries });
  return row ?? null;
}

/** Writes down that a try begins; until `lostAt` nobody else begins another. Answers its number. */
export async function insertAttempt(tx: Tx, { id, attempts }: DueDelivery, at: Date, lostAt: Date): Promise<number> {
  const no = attempts + 1;
  await tx.insert(webhookAttempts).values({ deliveryId: id, no, at });
  await tx.update(webhookDeliveries).set({ attempts: no, nextAttemptAt: lostAt }).where(eq(webhookDeliveries.id, id));
  return no;
}

export type AttemptEnd = {
  durationMs: number;
  httpStatus: number | null;
  errorCode: string;
  errorDetail: string;
  response: string;
};

export async function endAttempt(tx: Tx | Db, deliveryId: string, no: number, end: AttemptEnd): Promise<void> {
  await tx
    .update(webhookAttempts)
    .set(end)
    .where(and(eq(webhookAttempts.deliveryId, deliveryId), eq(webhookAttempts.no, no)));
}
