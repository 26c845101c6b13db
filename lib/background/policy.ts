import { findPerson } from "@/db/queries/person";
import type { CommandContext } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";

/** @throws AppError `forbidden` for anybody but an administrator in their own name. */
export async function demandAdministrator({ db, actor }: CommandContext): Promise<void> {
  const person = actor.kind === "user" && actor.clientId === null ? await findPerson(db, actor.userId) : null;
  if (person?.isActive !== true || person.globalRole !== "administrator") {
    throw new AppError("forbidden", { reason: "forbidden" });
  }
}
