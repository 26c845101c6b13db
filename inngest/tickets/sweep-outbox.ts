import { cron, type Inngest } from "inngest";
import { clearOutbox } from "@/lib/outbox/commands/clear-outbox";
import { retellJobs } from "@/lib/outbox/commands/retell-jobs";
import { retellMails } from "@/lib/outbox/commands/retell-mails";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { type FunctionMeans, systemContext } from "../function-means";

/** Catches calls, scripts and questions whose run was lost. */
export function sweepJobsFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "sweep-jobs", retries: 1, triggers: [cron("*/5 * * * *")] }, async ({ step }) => {
    const swept = await step.run("retell", () => retellJobs.run(systemContext(means, "hooks"), {}));
    if (swept.retold > 0) nudgeRelay();
    return swept;
  });
}

/** Catches mails whose run was lost. */
export function sweepMailsFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "sweep-mails", retries: 1, triggers: [cron("*/10 * * * *")] },
    async ({ step }) => {
      const swept = await step.run("retell", () => retellMails.run(systemContext(means, "notifier"), {}));
      if (swept.retold > 0) nudgeRelay();
      return swept;
    },
  );
}

/** Lets go of what was handed over long ago. */
export function clearOutboxFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "clear-outbox", retries: 1, triggers: [cron("17 * * * *")] },
    async ({ step }) => {
      let removed = 0;
      for (let batch = 1; ; batch += 1) {
        const cleared = await step.run(`batch-${batch}`, () => clearOutbox.run(systemContext(means, "hooks"), {}));
        removed += cleared.removed;
        if (!cleared.isMore) return { removed };
      }
    },
  );
}
