import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { executeForTask } from "../execute-task";
import { ClaimTaskInput } from "../schema";

/** Takes a task that several people could do; the others lose it. @throws AppError as `execute`. */
export const claimTask = defineCommand("task.claim", ClaimTaskInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "claim" }, ({ ticket, taskNo }) => ({
    type: "ClaimTask",
    at: ticket.at,
    by: personOf(ticket),
    task: taskNo,
  })),
);
