import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { execute, type LockedTicket } from "../execute";
import { InterventionInput } from "../schema";

/**
 * Ends a ticket wherever it is. Who may intervene can; and the requester, while it is with them at its start.
 *
 * @throws AppError as `execute`; `forbidden` for everybody else.
 */
export const closeTicket = defineCommand("ticket.close", InterventionInput, (ctx, input) =>
  execute(ctx, input, (ticket) => {
    if (!ticket.mayIntervene && !isWithRequester(ticket))
      throw new AppError("forbidden", { reason: "interveners_only" });
    const node = ticket.state.tokens[0]?.node ?? null;
    return { action: "close", node, comment: input.reason, command: { type: "CloseTicket", at: ticket.at } };
  }),
);

/** Whether the one who asks filed it and it has come back to them, or was never submitted. */
export function isWithRequester({ state, version, person }: LockedTicket): boolean {
  const { start } = version.compiled;
  return person?.id === state.requester && state.tokens.length === 1 && state.tokens[0]?.node === start;
}
