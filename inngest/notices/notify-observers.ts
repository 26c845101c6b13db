import type { Inngest } from "inngest";
import { notifyObservers } from "@/lib/notices/commands/notify-observers";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { copySent } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyObserversFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-observers", retries: 10, triggers: [copySent] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyObservers.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
