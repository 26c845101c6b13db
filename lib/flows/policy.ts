import type { StoredPerson } from "@/db/queries/person";
import type { Actor } from "@/lib/platform/actor";

/** Whether the actor may draw flows at all: designers and administrators in their own name, and Skein itself. */
export function mayDesign(actor: Actor, person: StoredPerson | null): boolean {
  if (actor.kind === "system") return true;
  if (actor.clientId !== null || person === null || !person.isActive) return false;
  return person.globalRole === "designer" || person.globalRole === "administrator";
}
