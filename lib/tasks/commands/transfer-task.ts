import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { demandActive } from "@/lib/tickets/people/active-people";
import { executeForTask } from "../execute-task";
import { HandOverTaskInput } from "../schema";

/** Gives a task to somebody else for good; their seat among several signers goes with it. @throws AppError as `execute`, and `invalid` when the person is unknown or has left. */
export const transferTask = defineCommand("task.transfer", HandOverTaskInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "transfer", note: input }, async ({ ticket, taskNo }) => {
    await demandActive(ticket.tx, [input.userId], "userId");
    return { type: "TransferTask", at: ticket.at, by: personOf(ticket), task: taskNo, to: input.userId };
  }),
);
