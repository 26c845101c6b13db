import { defineCommand } from "@/lib/command";
import { execute, personOf } from "../execute";
import { takeNote } from "../log/note";
import { CommentInput } from "../schema";

/**
 * Says something about a ticket, also after it has ended; whoever may view it may. People who are named may view it
 * from then on and are told.
 *
 * @throws AppError as `execute`, and `invalid` for people and files that are none.
 */
export const addComment = defineCommand("ticket.comment", CommentInput, (ctx, input) =>
  execute(ctx, input, async (ticket) => ({
    action: "comment",
    node: ticket.state.tokens[0]?.node ?? null,
    ...(await takeNote(ticket, input)),
    command: { type: "AddComment", at: ticket.at, by: personOf(ticket), mentions: input.mentions },
  })),
);
