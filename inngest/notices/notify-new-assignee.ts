import type { Inngest } from "inngest";
import { notifyNewAssignee } from "@/lib/notices/commands/notify-new-assignee";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { taskAssigned } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyNewAssigneeFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-new-assignee", retries: 10, triggers: [taskAssigned] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyNewAssignee.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
