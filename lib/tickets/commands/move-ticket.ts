import { defineCommand } from "@/lib/command";
import { demandIntervener, execute } from "../execute";
import { MoveTicketInput } from "../schema";

/**
 * Puts a ticket, or one position of it, to any node of its version; a ticket that has ended begins anew there.
 *
 * @throws AppError as `execute`; `forbidden` for who may not intervene.
 */
export const moveTicket = defineCommand("ticket.move", MoveTicketInput, (ctx, input) =>
  execute(ctx, input, (ticket) => {
    demandIntervener(ticket);
    const { state, version, at } = ticket;
    const from = state.tokens.find(({ no }) => no === input.tokenNo) ?? state.tokens[0];
    const to = version.nodeKeys.get(input.nodeId) ?? "";
    const command = { type: "MoveTicket", at, token: input.tokenNo, to } as const;
    return { action: "move", node: from?.node ?? null, comment: input.reason, command };
  }),
);
