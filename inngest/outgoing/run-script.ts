import type { Inngest } from "inngest";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { carryOutScript } from "@/lib/scripts/commands/carry-out-script";
import { jobStarted } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

/** So many sandboxes at once hold a few hundred megabytes. */
const AT_ONCE = 4;
/** It comes again where somebody else has the script under way. */
const MAX_STEPS = 10;

/** Runs the scripts that tickets wait for. */
export function runScriptFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    {
      id: "run-script",
      retries: 10,
      concurrency: AT_ONCE,
      triggers: [{ ...jobStarted, if: "event.data.kind == 'script'" }],
    },
    async ({ event, step }) => {
      const { ticketId, jobNo, attempt } = event.data;
      for (let no = 1; ; no += 1) {
        const answer = await step.run(no === 1 ? "run" : `run-${no}`, async () => {
          const answer = await carryOutScript.run(systemContext(means, "hooks"), { ticketId, jobNo, attempt });
          nudgeRelay();
          return answer;
        });
        if (typeof answer === "string" || no === MAX_STEPS) return answer;
        await step.sleepUntil(`wait-${no}`, answer.underWayUntil);
      }
    },
  );
}
