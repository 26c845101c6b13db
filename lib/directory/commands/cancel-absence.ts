import { findPerson } from "@/db/queries/people/person";
import { endAbsence, lockAbsence } from "@/db/store/people/absence-store";
import { defineCommand } from "@/lib/command";
import { AppError, notFound } from "@/lib/platform/errors";
import { maySetAbsenceOf, personAtScreen } from "../policy";
import { CancelAbsenceInput } from "../schema";

/**
 * Takes an absence back: one that has not begun is gone, one that has begun ends now.
 *
 * @throws AppError `not_found` when there is no such absence or it is somebody else's; `conflict` when it is over.
 */
export const cancelAbsence = defineCommand("directory.cancel_absence", CancelAbsenceInput, async (ctx, input) => {
  const actorId = personAtScreen(ctx.actor);
  return ctx.db.transaction(async (tx) => {
    const absence = await lockAbsence(tx, input.absenceId);
    if (absence === null || !maySetAbsenceOf(absence.userId, await findPerson(tx, actorId))) throw notFound();
    const isEnded = await endAbsence(tx, input.absenceId, ctx.clock.now());
    if (!isEnded) throw new AppError("conflict", { reason: "absence_over" });
    return { absenceId: input.absenceId };
  });
});
