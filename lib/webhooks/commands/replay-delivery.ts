import { findDelivery } from "@/db/queries/webhooks/deliveries";
import { hurryDelivery } from "@/db/store/webhooks/webhook-delivery-store";
import { insertReplay } from "@/db/store/webhooks/webhook-replay-store";
import { defineCommand } from "@/lib/command";
import { AppError, notFound } from "@/lib/platform/errors";
import { changeEndpoint } from "../endpoints/managed-endpoint";
import { ReplayDeliveryInput } from "../schema";

/**
 * Sends a delivery again: the same content as a new message with an id of its own, the old one stays as it was. One
 * that still waits for its next try is tried now instead. While a repeat is under way, it is the answer.
 *
 * @throws AppError `not_found` when there is none or the actor may not look after its endpoint; `conflict` while the
 *   endpoint is off, and while a try is under way.
 */
export const replayDelivery = defineCommand("webhook.replay_delivery", ReplayDeliveryInput, async (ctx, input) => {
  const { deliveryId } = input;
  const found = await findDelivery(ctx.db, deliveryId);
  if (found === null) throw notFound();
  return changeEndpoint(ctx, found, async (tx, endpoint, at) => {
    if (!endpoint.isActive) throw new AppError("conflict", { reason: "endpoint_off" });
    const replay = await insertReplay(tx, deliveryId, at);
    if (replay !== null) return { deliveryId: replay };
    if (await hurryDelivery(tx, deliveryId, at)) return { deliveryId };
    throw new AppError("conflict", { reason: "delivery_under_way" });
  });
});
