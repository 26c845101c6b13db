import { defineCommand } from "@/lib/command";
import { personOf } from "@/lib/tickets/execute";
import { executeForTask } from "../execute-task";
import { SendBackTaskInput } from "../schema";

/** Returns the ticket to a node that was finished before. @throws AppError as `execute`. */
export const sendBackTask = defineCommand("task.send_back", SendBackTaskInput, (ctx, input) =>
  executeForTask(ctx, { taskId: input.taskId, action: "send_back", note: input }, ({ ticket, taskNo }) => ({
    type: "SendBackTask",
    at: ticket.at,
    by: personOf(ticket),
    task: taskNo,
    to: ticket.version.nodeKeys.get(input.nodeId) ?? "",
    afterwards: input.afterwards,
  })),
);
