import type { EngineCommand } from "@/lib/engine/commands";
import type { TicketState } from "@/lib/engine/model";
import { Refused } from "@/lib/engine/refusal";
import { refusalError } from "@/lib/tickets/refusal-error";
import { settle } from "@/lib/tickets/settle";
import type { TicketChange } from "@/lib/tickets/ticket-change";
import type { Stage } from "./stage";

/** Settles a command as `execute` does. @throws AppError as `execute`. */
export async function settleRun(
  { tx, version, inquiry }: Stage,
  state: TicketState,
  command: EngineCommand,
  isUnattended: boolean,
): Promise<TicketChange> {
  const change = await settle(tx, version, state, command, { parentId: null, isUnattended }, inquiry);
  if (change instanceof Refused) throw await refusalError(tx, 0, version, change.refusal);
  return change;
}
