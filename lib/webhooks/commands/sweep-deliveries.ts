import { z } from "zod";
import { removeSettledDeliveries, retellDueDeliveries } from "@/db/store/webhooks/webhook-delivery-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { isSkein } from "../policy";

const KEPT_MS = 90 * 24 * 3_600_000;
const BATCH = 1000;

/** Tells again of deliveries whose run was lost, and lets go of what was settled three months ago. */
export const sweepDeliveries = defineCommand("webhook.sweep_deliveries", z.object({}), async (ctx) => {
  if (!isSkein(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const now = ctx.clock.now();
  const retold = await retellDueDeliveries(ctx.db, now);
  const removed = await removeSettledDeliveries(ctx.db, new Date(now.getTime() - KEPT_MS), BATCH);
  return { retold, removed };
});
