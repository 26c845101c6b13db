import type { Reader } from "@/db/client";
import { findPerson } from "@/db/queries/person";
import type { Actor } from "@/lib/platform/actor";

/** The delivery log has what was said about any ticket: it is for administrators, in their own name. */
export async function mayReadDeliveries(reader: Reader, actor: Actor): Promise<boolean> {
  const person = actor.kind === "user" && actor.clientId === null ? await findPerson(reader, actor.userId) : null;
  return person?.isActive === true && person.globalRole === "administrator";
}
