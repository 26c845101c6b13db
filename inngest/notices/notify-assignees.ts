import type { Inngest } from "inngest";
import { notifyAssignees } from "@/lib/notices/commands/notify-assignees";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { taskOpened } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyAssigneesFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-assignees", retries: 10, triggers: [taskOpened] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyAssignees.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
