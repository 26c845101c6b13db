import { findActiveUserIds } from "@/db/queries/people/directory";
import { listStrandedTasks } from "@/db/queries/tickets/stranded";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { execute } from "../execute";
import { ReopenTaskInput } from "../schema";

/**
 * Takes a task from people who have left. Looked up again under the ticket's lock, so that what somebody was given
 * meanwhile stays theirs: then it is a `conflict` (`people_there`), which is usual.
 *
 * It is not handed to one person: whoever the node means now is asked, as if the ticket had just come; only where that
 * is nobody does its rule for nobody apply, which asks who runs the flow. So another member of a role, or the next
 * leader, gets it, and the place of one signer is never filled by a second vote of another.
 *
 * @throws AppError as `execute`; `forbidden` for people.
 */
export const reopenTask = defineCommand("ticket.reopen_task", ReopenTaskInput, (ctx, { taskId }) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  return execute(ctx, { taskId }, async ({ state, taskNo, tx, at }) => {
    const task = state.tasks.find(({ no }) => no === taskNo);
    const lenders = task?.returns.map(({ user }) => user) ?? [];
    if (task !== undefined && (await listStrandedTasks(tx, { taskId })).length === 0) {
      throw new AppError("conflict", { reason: "people_there" });
    }
    const there = lenders.length === 0 ? [] : await findActiveUserIds(tx, lenders);
    const command = { type: "ReopenTask", at, task: taskNo ?? 0, there } as const;
    return { action: "reassign", node: task?.node ?? null, comment: "", command };
  });
});
