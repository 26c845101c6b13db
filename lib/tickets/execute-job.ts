import type { CommandContext } from "@/lib/command";
import type { EngineCommand } from "@/lib/engine/commands";
import type { Job } from "@/lib/engine/model";
import { AppError } from "@/lib/platform/errors";
import { execute, type LockedTicket } from "./execute";
import type { LogAction } from "./log/log-entry";
import type { TicketReceipt } from "./schema";

const ACTIONS = { hook: "hook", script: "script", child: "children", resolver: "resolve" } as const satisfies Record<
  Job["kind"],
  LogAction
>;

type Answered = { ticketId: number; jobNo: number; comment: string };

/** `execute` for what the outside answers of a job. Only the system itself brings such answers. */
export function executeForJob(
  ctx: CommandContext,
  { ticketId, jobNo, comment }: Answered,
  toCommand: (ticket: LockedTicket, job: Job | null) => EngineCommand | Promise<EngineCommand>,
): Promise<TicketReceipt> {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  return execute(ctx, { ticketId }, async (ticket) => {
    const job = ticket.state.jobs.find(({ no }) => no === jobNo) ?? null;
    const command = await toCommand(ticket, job);
    return { action: ACTIONS[job?.kind ?? "hook"], node: job?.node ?? null, comment, command };
  });
}
