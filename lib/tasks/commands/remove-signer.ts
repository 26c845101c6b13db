import { defineCommand } from "@/lib/command";
import { execute, personOf } from "@/lib/tickets/execute";
import { RemoveSignerInput } from "../schema";

/**
 * Takes a signer out again, or takes a task back from whoever was asked about it. Whoever brought somebody in may, and
 * who may intervene.
 *
 * @throws AppError as `execute`.
 */
export const removeSigner = defineCommand("task.remove_signer", RemoveSignerInput, (ctx, input) =>
  execute(ctx, { ticketId: input.ticketId }, (ticket) => {
    const { state, at, mayIntervene: isIntervener } = ticket;
    const node = state.tokens.find(({ seats }) => seats.some(({ no }) => no === input.seatNo))?.node ?? null;
    const by = personOf(ticket);
    const command = { type: "RemoveSigner", at, by, seat: input.seatNo, isIntervener } as const;
    return { action: "remove_signer", node, comment: input.comment, command };
  }),
);
