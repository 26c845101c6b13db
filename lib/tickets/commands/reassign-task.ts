import { defineCommand } from "@/lib/command";
import { demandIntervener, execute } from "../execute";
import { demandActive } from "../people/active-people";
import { ReassignTaskInput } from "../schema";

/**
 * Gives a live task to somebody else, whoever has it; the seat keeps its place.
 *
 * @throws AppError as `execute`; `forbidden` for who may not intervene, `invalid` when the person is none.
 */
export const reassignTask = defineCommand("ticket.reassign", ReassignTaskInput, (ctx, input) =>
  execute(ctx, { taskId: input.taskId }, async (ticket) => {
    demandIntervener(ticket);
    await demandActive(ticket.tx, [input.userId], "userId");
    const task = ticket.taskNo ?? 0;
    const node = ticket.state.tasks.find(({ no }) => no === task)?.node ?? null;
    const command = { type: "ReassignTask", at: ticket.at, task, to: input.userId } as const;
    return { action: "reassign", node, comment: input.reason, command };
  }),
);
