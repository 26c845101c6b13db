import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { acceptNodeForm, executeForTask } from "../execute-task";
import { CompleteTaskInput } from "../schema";

/**
 * Presses one of the node's buttons, with the field values the node lets this person change.
 *
 * @throws AppError as `execute`, and `invalid` with a problem per field when the button checks them.
 */
export const completeTask = defineCommand("task.complete", CompleteTaskInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "complete", note: input }, async (locked) => {
    const { ticket, taskNo } = locked;
    const { version } = ticket;
    const transition = version.transitionKeys.get(input.transitionId) ?? "";
    const requireFields = version.transitions.get(transition)?.requireFields ?? true;
    const edits = await acceptNodeForm(locked, input, requireFields);
    return { type: "CompleteTask", at: ticket.at, by: personOf(ticket), task: taskNo, transition, ...edits };
  }),
);
