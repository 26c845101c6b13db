import type { Reader } from "@/db/client";
import { findPerson, type StoredPerson } from "@/db/queries/people/person";
import type { Actor } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";

/** Whether it is an administrator who acts, in their own name and not through a client. */
export function isAdministrator(actor: Actor, person: StoredPerson | null): boolean {
  if (actor.kind !== "user" || actor.clientId !== null) return false;
  return person?.isActive === true && person.globalRole === "administrator";
}

/** The id of the administrator who acts. @throws AppError `forbidden` for anybody else. */
export async function demandAdministrator(reader: Reader, actor: Actor): Promise<number> {
  const person = actor.kind === "user" ? await findPerson(reader, actor.userId) : null;
  if (person === null || !isAdministrator(actor, person)) {
    throw new AppError("forbidden", { reason: "administrators_only" });
  }
  return person.id;
}
