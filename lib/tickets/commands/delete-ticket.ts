import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { execute } from "../execute";
import { InterventionInput } from "../schema";
import { isWithRequester } from "./close-ticket";

/**
 * Takes a ticket out of every list and page; its history stays in the database. Who may intervene can; and the
 * requester a draft.
 *
 * @throws AppError as `execute`; `forbidden` for everybody else.
 */
export const deleteTicket = defineCommand("ticket.delete", InterventionInput, (ctx, input) =>
  execute(ctx, input, (ticket) => {
    const isOwnDraft = ticket.state.phase === "draft" && isWithRequester(ticket);
    if (!ticket.mayIntervene && !isOwnDraft) throw new AppError("forbidden", { reason: "interveners_only" });
    const node = ticket.state.tokens[0]?.node ?? null;
    return { action: "delete", node, comment: input.reason, command: { type: "DeleteTicket", at: ticket.at } };
  }),
);
