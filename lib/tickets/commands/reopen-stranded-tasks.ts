import { listStrandedTasks } from "@/db/queries/tickets/stranded";
import { type CommandContext, defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { ReopenStrandedInput } from "../schema";
import { reopenTask } from "./reopen-task";

const AT_ONCE = 50;

/**
 * Reopens live tasks that nobody active can do, however they came to be so: somebody has left, a role has lost its
 * last member, a loan went back to somebody who is gone. Each is a transaction of its own; doing it twice changes
 * nothing twice.
 *
 * @returns how many were reopened, and the last task that was looked at; null when there are no more.
 * @throws AppError `forbidden` for people.
 */
export const reopenStrandedTasks = defineCommand(
  "ticket.reopen_stranded",
  ReopenStrandedInput,
  async (ctx, { afterId }): Promise<{ reopened: number; lastId: number | null }> => {
    if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
    const taskIds = await listStrandedTasks(ctx.db, { afterId, limit: AT_ONCE });
    let reopened = 0;
    for (const taskId of taskIds) if (await reopen(ctx, taskId)) reopened += 1;
    return { reopened, lastId: taskIds.length < AT_ONCE ? null : (taskIds.at(-1) ?? null) };
  },
);

/** Answers whether it was still wanted. What one ticket refuses keeps no other from being seen to. */
async function reopen(ctx: CommandContext, taskId: number): Promise<boolean> {
  try {
    await reopenTask.run(ctx, { taskId });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") return false;
    throw error;
  }
}
