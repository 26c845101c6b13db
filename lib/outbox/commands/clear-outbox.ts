import { z } from "zod";
import { removeSentOutbox } from "@/db/store/outbox-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";

const KEPT_MS = 14 * 86_400_000;
const BATCH = 5000;

/** Removes a batch of what was handed over two weeks ago; `isMore` when there may be another. */
export const clearOutbox = defineCommand("outbox.clear", z.object({}), async (ctx) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  const before = new Date(ctx.clock.now().getTime() - KEPT_MS);
  const removed = await removeSentOutbox(ctx.db, before, BATCH);
  return { removed, isMore: removed === BATCH };
});
