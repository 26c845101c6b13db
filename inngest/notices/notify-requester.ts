import type { Inngest } from "inngest";
import { notifyRequester } from "@/lib/notices/commands/notify-requester";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { ticketEnded } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyRequesterFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-requester", retries: 10, triggers: [ticketEnded] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyRequester.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
