import type { Inngest } from "inngest";
import { notifyReminded } from "@/lib/notices/commands/notify-reminded";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { assigneesReminded } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyRemindedFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-reminded", retries: 10, triggers: [assigneesReminded] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyReminded.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
