import { listCalendarUses } from "@/db/queries/calendars";
import { lockCalendar, removeCalendar } from "@/db/store/calendar-store";
import { defineCommand } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { AppError, notFound } from "@/lib/platform/errors";
import { DeleteCalendarInput } from "../schema";

const MOST_NAMED = 5;

/**
 * Removes a calendar that nothing is counted by.
 *
 * @throws AppError `forbidden` for anybody but administrators; `not_found` when it is gone; `refused` while a flow
 *   refers to it in its draft, in what is published, or in a version with tickets that have not ended: it says which.
 */
export const deleteCalendar = defineCommand("calendar.delete", DeleteCalendarInput, async (ctx, { calendarId }) => {
  return ctx.db.transaction(async (tx) => {
    await demandAdministrator(tx, ctx.actor);
    if ((await lockCalendar(tx, calendarId)) === null) throw notFound();
    const uses = await listCalendarUses(tx, [calendarId]);
    if (uses.length > 0) {
      const flows = uses.slice(0, MOST_NAMED).map(({ name }) => name);
      const params = { flows: flows.join(", "), more: uses.length - flows.length };
      throw new AppError("refused", { reason: "calendar_in_use", params });
    }
    await removeCalendar(tx, calendarId);
    return { calendarId };
  });
});
