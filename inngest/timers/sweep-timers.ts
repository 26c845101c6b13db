import { cron, type Inngest } from "inngest";
import { rearmTimers } from "@/lib/outbox/commands/rearm-timers";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { type FunctionMeans, systemContext } from "../function-means";

/** Catches what got lost: a queue without its jobs, an event that never came, a change of executor. */
export function sweepTimersFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "sweep-timers", retries: 1, triggers: [cron("* * * * *")] }, async ({ step }) => {
    const swept = await step.run("rearm", () => rearmTimers.run(systemContext(means, "timer"), {}));
    nudgeRelay();
    return swept;
  });
}
