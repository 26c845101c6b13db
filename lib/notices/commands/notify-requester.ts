import { findEndedTicket } from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../policy";
import { endEvent } from "../rules/notice-event";
import { NotifyRequesterInput } from "../schema";
import { tell } from "../tell";

/** Tells the requester that a ticket has ended and how; answers how many notices are new. Repeating it is harmless. */
export const notifyRequester = defineCommand("notice.notify_requester", NotifyRequesterInput, async (ctx, input) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, byMail } = input;
  return ctx.db.transaction(async (tx) => {
    const ticket = await findEndedTicket(tx, ticketId);
    if (ticket === null || ticket.recipient === null) return { notices: 0 };
    const { flowId, isTest, serial, title, flow, requester, status, recipient } = ticket;
    const told = {
      ...{ ticketId, flowId, isTest, event: endEvent(status), kind: "ticket_ended" as const, taskNos: null },
      params: { serial, title, flow, requester, status },
      recipients: [recipient],
      naturalKey: `ticket_ended:${ticketId}`,
      to: "people" as const,
    };
    return { notices: await tell(tx, told, { byMail, at: ctx.clock.now() }) };
  });
});
