import { defineCommand } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { AppError } from "@/lib/platform/errors";
import { runningRunner } from "../running-runner";
import { RunInput } from "../schema";

/**
 * Ends an open run; the sweepers tell again of what a ticket still waits for.
 *
 * @throws AppError `forbidden` for anybody but administrators; `conflict` when it is over; `unavailable` where the
 *   embedded runner does not run the functions.
 */
export const cancelRun = defineCommand("background.cancel_run", RunInput, async (ctx, { runId }) => {
  await demandAdministrator(ctx.db, ctx.actor);
  const runner = runningRunner();
  if (runner === null) throw new AppError("unavailable", { reason: "no_runner" });
  if (!(await runner.cancel(runId))) throw new AppError("conflict", { reason: "run_over" });
  return { runId };
});
