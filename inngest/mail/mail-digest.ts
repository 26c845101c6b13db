import { cron, type Inngest, NonRetriableError } from "inngest";
import { MailRefused } from "@/lib/notices/mailer";
import { planDueDigests } from "@/lib/notices/preferences/commands/plan-due-digests";
import { deliverDigest } from "@/lib/notices/preferences/digest-delivery";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { logger } from "@/lib/platform/logger";
import { digestDue } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

/** Plans whatever digest is due, and catches those whose run was lost. */
export function sweepDigestsFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "sweep-digests", retries: 1, triggers: [cron("* * * * *")] },
    async ({ step }) => {
      const swept = await step.run("plan", () => planDueDigests.run(systemContext(means, "notifier"), {}));
      nudgeRelay();
      return swept;
    },
  );
}

export function mailDigestFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "mail-digest", retries: 10, triggers: [digestDue] }, ({ event, step }) =>
    step.run("send", async () => {
      try {
        return await deliverDigest({ ...means, log: logger }, event.data.digestId);
      } catch (error) {
        if (error instanceof MailRefused) throw new NonRetriableError(error.message, { cause: error });
        throw error;
      }
    }),
  );
}
