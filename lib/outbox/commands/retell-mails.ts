import { z } from "zod";
import { retellLostMails } from "@/db/store/outbox-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";

/** Tells once more of notices whose mail was lost on its way to being sent; answers how many. */
export const retellMails = defineCommand("outbox.retell_mails", z.object({}), async (ctx) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  return { retold: await retellLostMails(ctx.db, ctx.clock.now()) };
});
