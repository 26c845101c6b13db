import { z } from "zod";
import { removeSettledMessages, retellDueMessages } from "@/db/store/notices/channel-message-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../../policy";

const KEPT_MS = 90 * 24 * 3_600_000;
const BATCH = 1000;

/** Tells again of messages whose run was lost, and lets go of what was settled three months ago. */
export const sweepMessages = defineCommand("notice.sweep_messages", z.object({}), async (ctx) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const now = ctx.clock.now();
  const retold = await retellDueMessages(ctx.db, now);
  const removed = await removeSettledMessages(ctx.db, new Date(now.getTime() - KEPT_MS), BATCH);
  return { retold, removed };
});
