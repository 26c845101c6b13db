import { z } from "zod";
import { cancelForsaken } from "@/db/store/call-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";

/** Ends calls that nobody wants any more, with what they kept sealed; answers how many. */
export const sweepCalls = defineCommand("call.sweep_calls", z.object({}), async (ctx) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  return { cancelled: await cancelForsaken(ctx.db, ctx.clock.now()) };
});
