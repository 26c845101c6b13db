import { defineCommand } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { AppError } from "@/lib/platform/errors";
import { runningRunner } from "../running-runner";
import { RunInput } from "../schema";

/**
 * Takes up a failed or cancelled run: what went well in it is not done again.
 *
 * @throws AppError `forbidden` for anybody but administrators; `conflict` when somebody has taken it up or it went
 *   well; `unavailable` where the embedded runner does not run the functions.
 */
export const retryRun = defineCommand("background.retry_run", RunInput, async (ctx, { runId }) => {
  await demandAdministrator(ctx.db, ctx.actor);
  const runner = runningRunner();
  if (runner === null) throw new AppError("unavailable", { reason: "no_runner" });
  if (!(await runner.retry(runId))) throw new AppError("conflict", { reason: "run_not_failed" });
  return { runId };
});
