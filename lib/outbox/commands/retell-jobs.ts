import { z } from "zod";
import { retellOpenJobs } from "@/db/store/outbox-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";

/** Tells once more of calls, scripts and questions that nobody has answered; answers how many. At most hourly for each. */
export const retellJobs = defineCommand("outbox.retell_jobs", z.object({}), async (ctx) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  return { retold: await retellOpenJobs(ctx.db, ctx.clock.now()) };
});
