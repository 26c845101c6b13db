import { cron, type Inngest } from "inngest";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { sweepDeliveries } from "@/lib/webhooks/commands/sweep-deliveries";
import { type FunctionMeans, systemContext } from "../function-means";

/** Catches deliveries whose run was lost, and lets go of old ones. */
export function sweepWebhooksFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "sweep-webhooks", retries: 1, triggers: [cron("*/5 * * * *")] },
    async ({ step }) => {
      const swept = await step.run("sweep", () => sweepDeliveries.run(systemContext(means, "webhooks"), {}));
      nudgeRelay();
      return swept;
    },
  );
}
