import { z } from "zod";
import { listTicketsCountingIn } from "@/db/queries/timers";
import { type CommandContext, defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { recountTimers } from "./recount-timers";

const AT_ONCE = 50;

export const RecountCalendarInput = z.object({ calendarId: z.int().positive(), afterId: z.int().min(0) });

/**
 * Counts anew what runs in the hours of a calendar that has changed, fifty tickets at a time, each in a transaction of
 * its own; doing it twice changes nothing twice.
 *
 * @returns how many tickets had something due at another time, and the last that was looked at; null when there are no more.
 * @throws AppError `forbidden` for people.
 */
export const recountCalendar = defineCommand(
  "ticket.recount_calendar",
  RecountCalendarInput,
  async (ctx, { calendarId, afterId }): Promise<{ recounted: number; lastId: number | null }> => {
    if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
    const ticketIds = await listTicketsCountingIn(ctx.db, calendarId, { afterId, limit: AT_ONCE });
    let recounted = 0;
    for (const ticketId of ticketIds) if (await recount(ctx, ticketId, calendarId)) recounted += 1;
    return { recounted, lastId: ticketIds.length < AT_ONCE ? null : (ticketIds.at(-1) ?? null) };
  },
);

/** Answers whether anything changed. What one ticket refuses keeps no other from being seen to. */
async function recount(ctx: CommandContext, ticketId: number, calendarId: number): Promise<boolean> {
  try {
    await recountTimers.run(ctx, { ticketId, calendarId });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") return false;
    throw error;
  }
}
