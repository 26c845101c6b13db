import type { Tx } from "@/db/client";
import { findActiveUserIds } from "@/db/queries/people/directory";
import { AppError } from "@/lib/platform/errors";

/** @throws AppError `invalid` when one of these people is unknown or has left. */
export async function demandActive(tx: Tx, userIds: readonly number[], path: string): Promise<void> {
  if (userIds.length === 0) return;
  const active = new Set(await findActiveUserIds(tx, userIds));
  if (userIds.every((id) => active.has(id))) return;
  throw new AppError("invalid", { reason: "invalid_fields", problems: [{ path, code: "not_a_person" }] });
}
