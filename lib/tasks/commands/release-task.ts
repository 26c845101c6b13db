import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { executeForTask } from "../execute-task";
import { ReleaseTaskInput } from "../schema";

/** Puts a claimed task back for all its candidates. @throws AppError as `execute`. */
export const releaseTask = defineCommand("task.release", ReleaseTaskInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "release" }, ({ ticket, taskNo }) => ({
    type: "ReleaseTask",
    at: ticket.at,
    by: personOf(ticket),
    task: taskNo,
  })),
);
