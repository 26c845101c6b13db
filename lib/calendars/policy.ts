import type { Tx } from "@/db/client";
import { findPerson } from "@/db/queries/person";
import type { Actor } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";

/**
 * Who may keep the calendars: an administrator in their own name.
 *
 * @throws AppError `forbidden` for anybody else.
 */
export async function demandKeeper(tx: Tx, actor: Actor): Promise<number> {
  const person = actor.kind === "user" && actor.clientId === null ? await findPerson(tx, actor.userId) : null;
  if (person?.isActive !== true || person.globalRole !== "administrator") {
    throw new AppError("forbidden", { reason: "administrators_only" });
  }
  return person.id;
}
