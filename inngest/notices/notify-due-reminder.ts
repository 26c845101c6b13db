import type { Inngest } from "inngest";
import { notifyDueReminder } from "@/lib/notices/commands/notify-due-reminder";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { reminderDue } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyDueReminderFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-due-reminder", retries: 10, triggers: [reminderDue] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyDueReminder.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
