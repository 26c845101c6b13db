import { appendOutbox } from "@/db/store/outbox-store";
import { deleteSessionsOf } from "@/db/store/people/session-store";
import { lockAdministrators, saveIsActive } from "@/db/store/people/user-store";
import { defineCommand } from "@/lib/command";
import { AppError, notFound } from "@/lib/platform/errors";
import { personAtScreen } from "../policy";
import { DeactivateUserInput } from "../schema";

/**
 * Shuts a person out: they are signed out everywhere, cannot sign in, and are assigned nothing more. Others are asked
 * for what they still had to do, soon after and not in this transaction: it may be a thousand tickets.
 *
 * @throws AppError `forbidden` for anybody but administrators; `not_found` when there is no such person; `refused` for
 *   the last administrator, also when two of them shut each other out at once; `conflict` when it was done before.
 */
export const deactivateUser = defineCommand(
  "directory.deactivate_user",
  DeactivateUserInput,
  async (ctx, { userId }) => {
    const actorId = personAtScreen(ctx.actor);
    return ctx.db.transaction(async (tx) => {
      const administrators = await lockAdministrators(tx);
      if (!administrators.includes(actorId)) throw new AppError("forbidden", { reason: "administrators_only" });
      if (administrators.every((id) => id === userId)) throw new AppError("refused", { reason: "last_administrator" });
      const change = await saveIsActive(tx, userId, false);
      if (change === "unknown") throw notFound();
      if (change === "unchanged") throw new AppError("conflict", { reason: "already_inactive" });
      await deleteSessionsOf(tx, userId);
      await appendOutbox(tx, [{ ticketId: null, topic: "directory/user.left.v1", payload: { userId } }]);
      return { userId };
    });
  },
);
