import type { Inngest } from "inngest";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { fanOutHappening } from "@/lib/webhooks/commands/fan-out-happening";
import { ticketHappened } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function fanOutHappeningFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    {
      id: "fan-out-happening",
      retries: 15,
      triggers: [ticketHappened],
      // Deliveries of one ticket are written, and so numbered and first tried, in the order of what happened.
      concurrency: [{ key: "event.data.ticketId", limit: 1 }],
    },
    async ({ event, step }) => {
      const told = await step.run("write", () => fanOutHappening.run(systemContext(means, "webhooks"), event.data));
      nudgeRelay();
      return told;
    },
  );
}
