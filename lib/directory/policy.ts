import type { StoredPerson } from "@/db/queries/people/person";
import type { Actor } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";

/** The person at the screen; a program speaking for a person may not say who acts for them or who may sign in. */
export function personAtScreen(actor: Actor): number {
  if (actor.kind !== "user" || actor.clientId !== null) throw new AppError("forbidden", { reason: "people_only" });
  return actor.userId;
}

/** Whether this person may say when somebody is away and who acts for them: oneself, and administrators for everybody. */
export function maySetAbsenceOf(userId: number, person: StoredPerson | null): boolean {
  if (person === null || !person.isActive) return false;
  return person.id === userId || person.globalRole === "administrator";
}
