import type { CommandContext } from "@/lib/command";
import type { EngineCommand } from "@/lib/engine/commands";
import type { FlowNode } from "@/lib/flows/definition";
import { execute, type LockedTicket } from "@/lib/tickets/execute";
import type { LogAction } from "@/lib/tickets/log-entry";
import type { TicketReceipt } from "@/lib/tickets/schema";

/** The ticket of a task, and the task's number and node in it; the node is null when the task is over. */
export type LockedTask = { ticket: LockedTicket; taskNo: number; node: FlowNode | null };

/** `execute` for commands that name a task by its id. */
export function executeForTask(
  ctx: CommandContext,
  taskId: number,
  action: LogAction,
  comment: string,
  toCommand: (locked: LockedTask) => EngineCommand | Promise<EngineCommand>,
): Promise<TicketReceipt> {
  return execute(ctx, { taskId }, async (ticket) => {
    const { taskNo } = ticket;
    if (taskNo === null) throw new Error(`task ${taskId} vanished from under its ticket's lock`);
    const node = ticket.state.tasks.find((task) => task.no === taskNo)?.node ?? null;
    const definition = node === null ? null : (ticket.version.nodes.get(node) ?? null);
    return { action, comment, node, command: await toCommand({ ticket, taskNo, node: definition }) };
  });
}
