import { defineCommand } from "@/lib/command";
import { execute, personOf } from "../../execute";
import { TicketInput } from "../../schema";

/** Nudges whoever the ticket waits for, at most once an hour. @throws AppError as `execute`. */
export const remindAssignees = defineCommand("ticket.remind", TicketInput, (ctx, input) =>
  execute(ctx, input, (ticket) => ({
    action: "remind",
    node: ticket.state.tokens[0]?.node ?? null,
    comment: input.comment,
    command: { type: "RemindAssignees", at: ticket.at, by: personOf(ticket) },
  })),
);
