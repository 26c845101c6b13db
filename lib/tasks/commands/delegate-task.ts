import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { demandActive } from "@/lib/tickets/people/active-people";
import { executeForTask } from "../execute-task";
import { HandOverTaskInput } from "../schema";

/** Has somebody else work on a task, who then gives it back. @throws AppError as `execute`, and `invalid` when the person is unknown or has left. */
export const delegateTask = defineCommand("task.delegate", HandOverTaskInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "delegate", note: input }, async ({ ticket, taskNo }) => {
    await demandActive(ticket.tx, [input.userId], "userId");
    return { type: "DelegateTask", at: ticket.at, by: personOf(ticket), task: taskNo, to: input.userId };
  }),
);
