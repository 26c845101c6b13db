import { cron, type Inngest } from "inngest";
import { sweepCalls } from "@/lib/calls/commands/sweep-calls";
import { type FunctionMeans, systemContext } from "../function-means";

/** Ends calls of hook nodes that nobody wants any more, because the ticket was moved or the node skipped meanwhile. */
export function sweepCallsFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "sweep-calls", retries: 1, triggers: [cron("*/10 * * * *")] }, ({ step }) =>
    step.run("sweep", () => sweepCalls.run(systemContext(means, "hooks"), {})),
  );
}
