import type { z } from "zod";
import type { Tx } from "@/db/client";
import { findAbsenceFacts } from "@/db/queries/people/absences";
import { findPerson } from "@/db/queries/people/person";
import { insertAbsence } from "@/db/store/people/absence-store";
import { lockPerson } from "@/db/store/people/user-store";
import { defineCommand } from "@/lib/command";
import { AppError, type FieldProblem, notFound } from "@/lib/platform/errors";
import { maySetAbsenceOf, personAtScreen } from "../policy";
import { SetAbsenceInput } from "../schema";

/**
 * Notes that a person is away for a time. Meanwhile their stand-in may do what they may, in the flows it is for; it
 * ends by itself. Whether it has begun already does not matter, as long as it is not over.
 *
 * @throws AppError `forbidden` for anybody but the person themselves and administrators; `not_found` for who has left;
 *   `invalid` when the period is no period or over, nobody can stand in, or it overlaps another for the same flow.
 */
export const setAbsence = defineCommand("directory.set_absence", SetAbsenceInput, async (ctx, input) => {
  const actorId = personAtScreen(ctx.actor);
  const userId = input.userId ?? actorId;
  return ctx.db.transaction(async (tx) => {
    const away = await lockPerson(tx, userId);
    if (!maySetAbsenceOf(userId, await findPerson(tx, actorId)))
      throw new AppError("forbidden", { reason: "forbidden" });
    if (away?.isActive !== true) throw notFound();
    refuse([...periodProblems(input, ctx.clock.now()), ...(await choiceProblems(tx, userId, input))]);
    const absenceId = await insertAbsence(tx, { ...input, userId });
    if (absenceId === null) throw invalid([{ path: "startsAt", code: "overlaps" }]);
    return { absenceId };
  });
});

type Input = z.output<typeof SetAbsenceInput>;

function periodProblems({ startsAt, endsAt }: Input, now: Date): FieldProblem[] {
  if (endsAt <= startsAt) return [{ path: "endsAt", code: "before_start" }];
  return endsAt <= now ? [{ path: "endsAt", code: "over" }] : [];
}

async function choiceProblems(tx: Tx, userId: number, { standInId, flowIds }: Input): Promise<FieldProblem[]> {
  const facts = await findAbsenceFacts(tx, { userId, standInId, flowIds: flowIds ?? [] });
  const problems: FieldProblem[] = [];
  if (standInId === userId) problems.push({ path: "standInId", code: "oneself" });
  else if (standInId === null && !facts.hasLeader) problems.push({ path: "standInId", code: "no_leader" });
  else if (standInId !== null && !facts.isStandInActive) problems.push({ path: "standInId", code: "not_a_person" });
  if (!facts.isEveryFlowKnown) problems.push({ path: "flowIds", code: "not_a_choice" });
  return problems;
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw invalid(problems);
}

const invalid = (problems: readonly FieldProblem[]) => new AppError("invalid", { reason: "invalid_fields", problems });
