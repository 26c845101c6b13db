import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { demandActive } from "@/lib/tickets/people/active-people";
import { executeForTask } from "../execute-task";
import { AddSignerInput } from "../schema";

/** Brings others in before, beside or after oneself. @throws AppError as `execute`, and `invalid` when one of them is unknown or has left. */
export const addSigner = defineCommand("task.add_signer", AddSignerInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "add_signer", note: input }, async ({ ticket, taskNo }) => {
    await demandActive(ticket.tx, input.userIds, "userIds");
    return {
      type: "AddSigner",
      at: ticket.at,
      by: personOf(ticket),
      task: taskNo,
      people: input.userIds,
      position: input.position,
    };
  }),
);
