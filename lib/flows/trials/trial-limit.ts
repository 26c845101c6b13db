import type { Db } from "@/db/client";
import { countAttempts } from "@/db/store/people/sign-in-attempt-store";
import { AppError } from "@/lib/platform/errors";

const WINDOW_MS = 60_000;
const MOST = 20;

/**
 * Counts a trial of somebody's: each starts a process or calls another system.
 *
 * @throws AppError `refused` after twenty in a minute.
 */
export async function countTrial(db: Db, { userId, at }: { userId: number; at: Date }): Promise<void> {
  const bucket = `trial:${userId}`;
  const counts = await countAttempts(db, [bucket], at, new Date(at.getTime() - WINDOW_MS));
  if ((counts.get(bucket) ?? 0) > MOST) throw new AppError("refused", { reason: "too_many_trials" });
}
