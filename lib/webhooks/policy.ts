import type { StoredPerson } from "@/db/queries/person";
import type { Actor } from "@/lib/platform/actor";

/** Whether the actor may look after endpoints that are told of every flow: administrators in their own name. */
export function mayManageGlobalEndpoints(actor: Actor, person: StoredPerson | null): boolean {
  if (actor.kind !== "user" || actor.clientId !== null) return false;
  return person?.isActive === true && person.globalRole === "administrator";
}

/** Fanning out and sweeping are Skein's own work. */
export function isSkein(actor: Actor): boolean {
  return actor.kind === "system";
}
