import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { acceptNodeForm, executeForTask } from "../execute-task";
import { ReturnTaskInput } from "../schema";

/**
 * Gives a task back to whoever delegated it or asked first. Who has it on loan may have filled in the form; who was
 * asked for advice changes nothing.
 *
 * @throws AppError as `execute`, and `invalid` per field.
 */
export const returnTask = defineCommand("task.return", ReturnTaskInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "return", note: input }, async (locked) => {
    const { ticket, taskNo, task } = locked;
    const isOnLoan = task?.returns[0]?.kind === "delegate";
    const edits = isOnLoan ? await acceptNodeForm(locked, input, false) : { values: {}, title: null };
    return { type: "ReturnTask", at: ticket.at, by: personOf(ticket), task: taskNo, ...edits };
  }),
);
