import type { Reader } from "@/db/client";
import { findListChoices } from "@/db/queries/lists/list-choices";
import { findLeader, listAbsences } from "@/db/queries/people/absences";
import type { Scope } from "@/lib/platform/scope";
import type { AbsencePage } from "./schema";

const NOTHING = { flowId: null, requesterId: null };

/** A person's absences, who stands in unless told otherwise, and the flows they have to do with. */
export async function readAbsencePage(
  reader: Reader,
  scope: Extract<Scope, { kind: "user" }>,
  at: Date,
): Promise<AbsencePage> {
  const viewer = { userId: scope.userId, isAdministrator: scope.globalRole === "administrator" };
  const [absences, leader, { flows }] = await Promise.all([
    listAbsences(reader, scope.userId, at),
    findLeader(reader, scope.userId),
    findListChoices(reader, viewer, NOTHING),
  ]);
  return { absences, leader, flows };
}
