import { lockAdministrators, saveIsActive } from "@/db/store/people/user-store";
import { defineCommand } from "@/lib/command";
import { AppError, notFound } from "@/lib/platform/errors";
import { personAtScreen } from "../policy";
import { ReactivateUserInput } from "../schema";

/**
 * Lets a person in again, with the roles and departments they have now.
 *
 * @throws AppError `forbidden` for anybody but administrators; `not_found` when there is no such person; `conflict`
 *   when they are active already.
 */
export const reactivateUser = defineCommand(
  "directory.reactivate_user",
  ReactivateUserInput,
  async (ctx, { userId }) => {
    const actorId = personAtScreen(ctx.actor);
    return ctx.db.transaction(async (tx) => {
      const administrators = await lockAdministrators(tx);
      if (!administrators.includes(actorId)) throw new AppError("forbidden", { reason: "administrators_only" });
      const change = await saveIsActive(tx, userId, true);
      if (change === "unknown") throw notFound();
      if (change === "unchanged") throw new AppError("conflict", { reason: "already_active" });
      return { userId };
    });
  },
);
