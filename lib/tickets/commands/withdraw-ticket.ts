import { defineCommand } from "@/lib/command";
import { execute, personOf } from "../execute";
import { TicketInput } from "../schema";

/** Takes a ticket back to its start; the requester may where its nodes let them. @throws AppError as `execute`. */
export const withdrawTicket = defineCommand("ticket.withdraw", TicketInput, (ctx, input) =>
  execute(ctx, input, (ticket) => ({
    action: "withdraw",
    node: ticket.state.tokens[0]?.node ?? null,
    comment: input.comment,
    command: { type: "WithdrawTicket", at: ticket.at, by: personOf(ticket) },
  })),
);
