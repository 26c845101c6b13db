import { z } from "zod";
import { defineCommand } from "@/lib/command";
import { execute } from "../../execute";
import { lookUpEscalation, rungAt } from "../../people/escalation";

export const FireTimerInput = z.object({ ticketId: z.int().positive(), timerNo: z.int().positive() });

/**
 * Does what a timer that is due is for: takes its timed transition, reminds, or tells others. Firing one twice, or one
 * that was cancelled, is refused (`timer_gone`); before its time it is `timer_not_due`.
 */
export const fireTimer = defineCommand("ticket.fire_timer", FireTimerInput, (ctx, { ticketId, timerNo }) =>
  execute(ctx, { ticketId }, async (ticket) => {
    const { state, at } = ticket;
    const timer = state.timers.find((entry) => entry.no === timerNo);
    const node = state.tokens.find((token) => token.no === timer?.token)?.node ?? null;
    const rung = timer === undefined ? null : rungAt(ticket, timer);
    const action = rung === null ? "timer" : rung.escalate === null ? "reminder" : "escalate";
    // Nobody is looked up for what the engine will refuse.
    const isDue = timer !== undefined && timer.dueAt <= at;
    const escalation = isDue ? await lookUpEscalation(ticket, rung, node) : null;
    return { action, node, comment: "", command: { type: "FireTimer", at, timer: timerNo, escalation } };
  }),
);
