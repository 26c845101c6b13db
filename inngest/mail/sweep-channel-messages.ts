import { cron, type Inngest } from "inngest";
import { sweepMessages } from "@/lib/notices/channels/commands/sweep-messages";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { type FunctionMeans, systemContext } from "../function-means";

/** Catches messages of channels whose run was lost, and lets go of old ones. */
export function sweepChannelMessagesFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "sweep-channel-messages", retries: 1, triggers: [cron("*/5 * * * *")] },
    async ({ step }) => {
      const swept = await step.run("sweep", () => sweepMessages.run(systemContext(means, "notifier"), {}));
      nudgeRelay();
      return swept;
    },
  );
}
