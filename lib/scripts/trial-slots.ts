import { AppError } from "@/lib/platform/errors";

const MOST = 2;
let taken = 0;

/**
 * Runs a trial, two of them at once at most in this process: sandboxes need much memory, and those of tickets come first.
 *
 * @throws AppError `refused` when there is no room.
 */
export async function inTrialSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  if (taken >= MOST) throw new AppError("refused", { reason: "trials_busy" });
  taken += 1;
  try {
    return await work();
  } finally {
    taken -= 1;
  }
}
