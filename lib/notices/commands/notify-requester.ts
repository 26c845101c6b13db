import { findEndedTicket } from "@/db/queries/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { recordNotices } from "../record-notices";
import { NotifyRequesterInput } from "../schema";

/** Tells the requester that a ticket has ended and how; answers how many notices are new. Repeating it is harmless. */
export const notifyRequester = defineCommand("notice.notify_requester", NotifyRequesterInput, async (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, byMail } = input;
  return ctx.db.transaction(async (tx) => {
    const ticket = await findEndedTicket(tx, ticketId);
    if (ticket === null || ticket.recipient === null) return { notices: 0 };
    const { recipient, ...params } = ticket;
    const fact = { ticketId, kind: "ticket_ended" as const, naturalKey: `ticket_ended:${ticketId}`, params };
    return { notices: await recordNotices(tx, fact, [recipient], byMail) };
  });
});
