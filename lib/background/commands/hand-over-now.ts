import { freeDeferredOutbox } from "@/db/store/outbox-store";
import { defineCommand } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { HandOverInput } from "../schema";

/** Has what could not be handed over tried again at once. @throws AppError `forbidden` for anybody but administrators. */
export const handOverNow = defineCommand("background.hand_over", HandOverInput, async (ctx) => {
  await demandAdministrator(ctx.db, ctx.actor);
  return { rows: await freeDeferredOutbox(ctx.db) };
});
