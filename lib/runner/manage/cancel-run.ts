import type { Tx } from "../database/store";
import { deliver } from "../events/deliver";
import { endRun } from "../runs/end-run";
import { lockRun } from "../runs/run";

/** Ends an open run as cancelled; a step that is under way ends, and what it answers is thrown away. False when it had ended. */
export async function cancelRun(tx: Tx, id: string): Promise<boolean> {
  const run = await lockRun(tx, id);
  if (!run) return false;
  await deliver(tx, await endRun(tx, run, { status: "cancelled", output: null }));
  return true;
}
