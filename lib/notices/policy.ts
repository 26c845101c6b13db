import type { Actor } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";

/** Notices are written by the system alone. */
export function mayNotify(actor: Actor): boolean {
  return actor.kind === "system";
}

/** The person at the screen, whose own notices may be marked; a program speaking for a person may not. */
export function noticeReader(actor: Actor): number {
  if (actor.kind !== "user" || actor.clientId !== null) throw new AppError("forbidden", { reason: "people_only" });
  return actor.userId;
}
