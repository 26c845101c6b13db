import type { Inngest } from "inngest";
import { notifyJobFailed } from "@/lib/notices/commands/notify-job-failed";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { jobFailed } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

export function notifyJobFailedFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "notify-job-failed", retries: 10, triggers: [jobFailed] },
    async ({ event, step }) => {
      const told = await step.run("record", () =>
        notifyJobFailed.run(systemContext(means, "notifier"), { ...event.data, byMail: means.mailer !== null }),
      );
      nudgeRelay();
      return told;
    },
  );
}
