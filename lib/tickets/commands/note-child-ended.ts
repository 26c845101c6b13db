import { countChildren } from "@/db/queries/tickets/ticket-family";
import { defineCommand } from "@/lib/command";
import type { Job } from "@/lib/engine/model";
import { nodeIdOf } from "@/lib/flows/version-cache";
import { AppError } from "@/lib/platform/errors";
import { execute, type LockedTicket } from "../execute";
import { ChildEndedInput } from "../schema";

/**
 * A child has ended, however it did: its parent goes on when that was the last its node waits for. The parent's row is
 * locked first, so that of two last children exactly one makes it move.
 *
 * @throws AppError as `execute`; `conflict` (`children_open`, `job_gone`) when there is nothing to do, which is usual.
 */
export const noteChildEnded = defineCommand("ticket.note_child_ended", ChildEndedInput, (ctx, { parentId }) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  return execute(ctx, { ticketId: parentId }, async (ticket) => {
    const job = await findFinished(ticket);
    if (job === null) throw new AppError("conflict", { reason: "children_open" });
    const { no, attempt, node } = job;
    const command = { type: "CompleteJob", at: ticket.at, job: no, attempt, values: {}, title: null } as const;
    return { action: "children", node, comment: "", command };
  });
});

/** A job whose children are what its node waits for. */
async function findFinished({ id, tx, state, version }: LockedTicket): Promise<Job | null> {
  for (const job of state.jobs) {
    const node = version.nodes.get(job.node);
    if (job.kind !== "child" || job.status === "failed" || node?.type !== "child") continue;
    const place = { parentId: id, jobNo: job.no, nodeId: nodeIdOf(version, job.node) };
    const { total, ended } = await countChildren(tx, place);
    if (total > 0 && (total === ended || (node.waitFor === "any" && ended > 0))) return job;
  }
  return null;
}
