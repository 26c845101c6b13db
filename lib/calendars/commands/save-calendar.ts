import type { z } from "zod";
import type { Tx } from "@/db/client";
import { insertCalendar, lockCalendar, lockCalendarNames, updateCalendar } from "@/db/store/calendar-store";
import { appendOutbox } from "@/db/store/outbox-store";
import { defineCommand } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { AppError, type FieldProblem, notFound } from "@/lib/platform/errors";
import { calendarProblems } from "../business-calendar";
import { SaveCalendarInput } from "../schema";

/**
 * Makes a calendar, or changes one. Time that is counted by it already is counted anew, which the outbox sees to.
 *
 * @returns its id and the revision it has now.
 * @throws AppError `forbidden` for anybody but administrators; `not_found` when it is gone; `conflict` when somebody
 *   else changed it meanwhile; `invalid` when its hours make no sense or its name is taken.
 */
export const saveCalendar = defineCommand("calendar.save", SaveCalendarInput, async (ctx, input) => {
  return ctx.db.transaction(async (tx) => {
    const byId = await demandAdministrator(tx, ctx.actor);
    refuse(calendarProblems(input.calendar).map((problem) => ({ ...problem, path: `calendar.${problem.path}` })));
    await lockCalendarNames(tx);
    const next = { name: input.name, calendar: input.calendar, byId, at: ctx.clock.now() };
    if (input.calendarId !== null) return change(tx, { ...input, calendarId: input.calendarId }, next);
    const calendarId = await insertCalendar(tx, next);
    if (calendarId === null) throw nameTaken();
    return { calendarId, revision: 1 };
  });
});

type Change = z.output<typeof SaveCalendarInput> & { calendarId: number };

async function change(tx: Tx, { calendarId, expectedRevision }: Change, next: Parameters<typeof updateCalendar>[2]) {
  const current = await lockCalendar(tx, calendarId);
  if (current === null) throw notFound();
  if (current.revision !== expectedRevision) throw new AppError("conflict", { reason: "calendar_changed" });
  const revision = await updateCalendar(tx, calendarId, next);
  if (revision === null) throw nameTaken();
  await appendOutbox(tx, [{ ticketId: null, topic: "calendar/changed.v1", payload: { calendarId, revision } }]);
  return { calendarId, revision };
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new AppError("invalid", { reason: "calendar_has_problems", problems });
}

const nameTaken = () =>
  new AppError("invalid", { reason: "calendar_has_problems", problems: [{ path: "name", code: "name_taken" }] });
