import type { Inngest } from "inngest";
import { notifyEscalated } from "@/lib/notices/commands/notify-escalated";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { ticketEscalated } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyEscalatedFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-escalated", retries: 10, triggers: [ticketEscalated] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyEscalated.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
