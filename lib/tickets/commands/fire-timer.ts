import { z } from "zod";
import { defineCommand } from "@/lib/command";
import { execute } from "../execute";

export const FireTimerInput = z.object({ ticketId: z.int().positive(), timerNo: z.int().positive() });

/**
 * Takes the timed transition of a timer that is due. Firing one twice, or one that was cancelled, is refused
 * (`timer_gone`); before its time it is `timer_not_due`.
 */
export const fireTimer = defineCommand("ticket.fire_timer", FireTimerInput, (ctx, { ticketId, timerNo }) =>
  execute(ctx, { ticketId }, ({ state, at }) => {
    const timer = state.timers.find((entry) => entry.no === timerNo);
    const node = state.tokens.find((token) => token.no === timer?.token)?.node ?? null;
    return { action: "timer", node, comment: "", command: { type: "FireTimer", at, timer: timerNo } };
  }),
);
