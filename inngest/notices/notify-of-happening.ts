import type { Inngest } from "inngest";
import { notifyOfHappening } from "@/lib/notices/commands/notify-of-happening";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { ticketHappened } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyOfHappeningFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-of-happening", retries: 10, triggers: [ticketHappened] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyOfHappening.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
