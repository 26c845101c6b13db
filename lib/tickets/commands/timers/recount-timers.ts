import { z } from "zod";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { execute } from "../../execute";

export const RecountTimersInput = z.object({ ticketId: z.int().positive(), calendarId: z.int().positive() });

/**
 * Counts anew what runs in a ticket in the hours of a calendar that has changed, from when it was armed. What is due at
 * another time than it was is armed again. Doing it twice is refused (`timers_unchanged`), which is usual.
 *
 * @throws AppError as `execute`; `forbidden` for people.
 */
export const recountTimers = defineCommand(
  "ticket.recount_timers",
  RecountTimersInput,
  (ctx, { ticketId, calendarId }) => {
    if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
    return execute(ctx, { ticketId }, ({ at }) => {
      return { action: "recount", node: null, comment: "", command: { type: "RecountTimers", at, calendarId } };
    });
  },
);
