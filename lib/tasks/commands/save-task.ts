import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { acceptNodeForm, executeForTask } from "../execute-task";
import { SaveTaskInput } from "../schema";

/** Keeps what was filled in so far; nothing is required yet. @throws AppError as `execute`, and `invalid` per field. */
export const saveTask = defineCommand("task.save", SaveTaskInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "save" }, async (locked) => {
    const { ticket, taskNo } = locked;
    const edits = await acceptNodeForm(locked, input, false);
    return { type: "SaveTask", at: ticket.at, by: personOf(ticket), task: taskNo, ...edits };
  }),
);
