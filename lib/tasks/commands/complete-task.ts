import { defineCommand } from "@/lib/command";
import { acceptValues } from "@/lib/tickets/field-values";
import { personOf } from "@/lib/tickets/execute";
import type { z } from "zod";
import { executeForTask, type LockedTask } from "../execute-task";
import { CompleteTaskInput } from "../schema";

/**
 * Presses one of the node's buttons, with the field values the node lets this person change.
 *
 * @throws AppError as `execute`, and `invalid` with a problem per field when the button checks them.
 */
export const completeTask = defineCommand("task.complete", CompleteTaskInput, (ctx, input) =>
  executeForTask(ctx, input.taskId, "complete", input.comment, async (locked) => ({
    type: "CompleteTask",
    at: locked.ticket.at,
    by: personOf(locked.ticket),
    task: locked.taskNo,
    transition: locked.ticket.version.transitionKeys.get(input.transitionId) ?? "",
    ...(await acceptNodeForm(locked, input)),
  })),
);

async function acceptNodeForm({ ticket, node }: LockedTask, input: z.output<typeof CompleteTaskInput>) {
  // Without a node the task is over: the engine will refuse, and no field is worth complaining about.
  if (node?.type !== "task") return { values: {}, title: null };
  const { version, state, tx } = ticket;
  const transition = version.transitions.get(version.transitionKeys.get(input.transitionId) ?? "");
  return acceptValues(tx, {
    form: version.definition.form,
    access: node.fields,
    current: state.values,
    submitted: input.values,
    title: input.title,
    currentTitle: state.title,
    requireFields: transition?.requireFields ?? true,
  });
}
