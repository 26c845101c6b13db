import type { z } from "zod";
import { defineCommand } from "@/lib/command";
import { whyNot } from "@/lib/engine/decide";
import { personOf } from "@/lib/tickets/execute";
import { acceptValues } from "@/lib/tickets/field-values";
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

async function acceptNodeForm({ ticket, taskNo, node }: LockedTask, input: z.output<typeof CompleteTaskInput>) {
  const { version, state, tx } = ticket;
  const task = state.tasks.find((entry) => entry.no === taskNo);
  // The engine is going to refuse, and then no field is worth complaining about.
  const isHopeless = task === undefined || whyNot(task, personOf(ticket)) !== null;
  if (isHopeless || node?.type !== "task") return { values: {}, title: null };
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
