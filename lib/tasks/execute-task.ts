import type { CommandContext } from "@/lib/command";
import type { EngineCommand } from "@/lib/engine/commands";
import type { Task } from "@/lib/engine/model";
import { whyNot } from "@/lib/engine/rights";
import { type FlowNode, fieldsOf } from "@/lib/flows/definition";
import type { FieldValues, Json } from "@/lib/forms/form-definition";
import { execute, type LockedTicket, personOf } from "@/lib/tickets/execute";
import type { LogAction } from "@/lib/tickets/log/log-entry";
import { type NoteInput, takeNote } from "@/lib/tickets/log/note";
import type { TicketReceipt } from "@/lib/tickets/schema";
import { acceptValues } from "@/lib/tickets/values/field-values";

/** The ticket of a task, and the task's number in it; task and node are null when the task is over. */
export type LockedTask = { ticket: LockedTicket; taskNo: number; task: Task | null; node: FlowNode | null };

/** `execute` for commands that name a task by its id. */
export function executeForTask(
  ctx: CommandContext,
  { taskId, action, note }: { taskId: number; action: LogAction; note?: NoteInput },
  toCommand: (locked: LockedTask) => EngineCommand | Promise<EngineCommand>,
): Promise<TicketReceipt> {
  return execute(ctx, { taskId }, async (ticket) => {
    const { taskNo } = ticket;
    if (taskNo === null) throw new Error(`task ${taskId} vanished from under its ticket's lock`);
    const task = ticket.state.tasks.find(({ no }) => no === taskNo) ?? null;
    const node = task === null ? null : (ticket.version.nodes.get(task.node) ?? null);
    const command = await toCommand({ ticket, taskNo, task, node });
    return { action, node: task?.node ?? null, command, ...(await takeNote(ticket, note)) };
  });
}

type Submitted = { title?: string | undefined; values: Record<string, Json> };

/** What the node lets this person change of what they sent; nothing where the engine is going to refuse anyway. */
export async function acceptNodeForm(
  { ticket, task, node }: LockedTask,
  submitted: Submitted,
  requireFields: boolean,
): Promise<{ values: FieldValues; title: string | null }> {
  const { version, state, tx } = ticket;
  // No field is worth complaining about to somebody who may not act.
  if (task === null || node === null || whyNot(task, personOf(ticket), state.requester) !== null) {
    return { values: {}, title: null };
  }
  return acceptValues(tx, {
    form: version.definition.form,
    access: fieldsOf(node),
    current: state.values,
    submitted: submitted.values,
    title: submitted.title,
    currentTitle: state.title,
    requireFields,
    at: new Date(ticket.at),
    files: { ticketId: ticket.id, flowId: version.flowId, userId: personOf(ticket).userId },
  });
}
