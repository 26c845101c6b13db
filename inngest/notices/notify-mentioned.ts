import type { Inngest } from "inngest";
import { notifyMentioned } from "@/lib/notices/commands/notify-mentioned";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { peopleMentioned } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyMentionedFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-mentioned", retries: 10, triggers: [peopleMentioned] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyMentioned.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
