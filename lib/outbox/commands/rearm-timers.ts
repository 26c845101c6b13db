import { z } from "zod";
import { rearmOverdueTimers } from "@/db/store/outbox-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";

/** Tells once more of timers that should have fired and have not; answers how many. At most hourly for each. */
export const rearmTimers = defineCommand("outbox.rearm_timers", z.object({}), async (ctx) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  return { rearmed: await rearmOverdueTimers(ctx.db, ctx.clock.now()) };
});
