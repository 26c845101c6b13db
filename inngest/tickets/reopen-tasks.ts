import { cron, type Inngest } from "inngest";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { reopenStrandedTasks } from "@/lib/tickets/commands/reopen-stranded-tasks";
import { userLeft } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

/** Asks others for what somebody who has left still had to do. */
export function reopenTasksFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "reopen-tasks", retries: 10, triggers: [userLeft] }, ({ step }) =>
    reopenAll(means, (id, work) => step.run(id, work)),
  );
}

/** Catches tasks that were opened while somebody left, and those that lost their people in other ways. */
export function sweepTasksFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "sweep-tasks", retries: 1, triggers: [cron("*/10 * * * *")] }, ({ step }) =>
    reopenAll(means, (id, work) => step.run(id, work)),
  );
}

type Batch = { reopened: number; lastId: number | null };

async function reopenAll(
  means: FunctionMeans,
  run: (id: string, work: () => Promise<Batch>) => Promise<Batch>,
): Promise<{ reopened: number }> {
  let reopened = 0;
  for (let afterId: number | null = 0; afterId !== null; ) {
    const after = afterId;
    const batch = await run(`after-${after}`, () =>
      reopenStrandedTasks.run(systemContext(means, "directory"), { afterId: after }),
    );
    reopened += batch.reopened;
    afterId = batch.lastId;
  }
  if (reopened > 0) nudgeRelay();
  return { reopened };
}
