import { findUserIds } from "@/db/queries/loonflow/names";
import { isStorableText } from "@/lib/forms/kinds/text-value";
import { AppError } from "@/lib/platform/errors";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";

/** Whom a ticket is to be given to. @throws WireRefusal when nobody is named, or nobody has that name. */
export async function targetOf({ db }: Call, { target_username: raw }: Body): Promise<number> {
  const username = typeof raw === "string" ? raw.trim() : "";
  if (username === "" || !isStorableText(username)) throw new WireRefusal("target_missing");
  const id = (await findUserIds(db, [username])).get(username);
  if (id === undefined) throw new WireRefusal("target_unknown", { username });
  return id;
}

/** Runs a command that gives a ticket to somebody; that they have left becomes the refusal callers know. */
export async function withTarget<T>({ target_username: raw }: Body, running: Promise<T>): Promise<T> {
  try {
    return await running;
  } catch (error) {
    const isGone = error instanceof AppError && error.problems.some(({ code }) => code === "not_a_person");
    throw isGone ? new WireRefusal("target_unknown", { username: String(raw) }) : error;
  }
}
