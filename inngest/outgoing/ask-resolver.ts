import { type Inngest, NonRetriableError } from "inngest";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/logger";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import type { JobAttempt } from "@/lib/resolvers/people-question";
import { resolvePeople } from "@/lib/resolvers/resolve-people";
import { jobStarted } from "../events";
import type { FunctionMeans } from "../function-means";

/** Asks other systems who works at a node. Its own tries are steps; the retries are for faults of ours. */
export function askResolverFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "ask-resolver", retries: 10, triggers: [{ ...jobStarted, if: "event.data.kind == 'resolver'" }] },
    async ({ event, step }) => {
      const { ticketId, jobNo, attempt } = event.data;
      for (let no = 1; ; no += 1) {
        const { waitMs } = await step.run(`ask-${no}`, () => ask(means, { ticketId, jobNo, attempt }, no));
        if (waitMs === null) return { tries: no };
        await step.sleep(`wait-${no}`, waitMs);
      }
    },
  );
}

async function ask(means: FunctionMeans, job: JobAttempt, no: number): Promise<{ waitMs: number | null }> {
  try {
    const answer = await resolvePeople({ ...means, allow: outboundAllow(), log: logger }, job, no);
    nudgeRelay();
    return answer;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    throw new NonRetriableError(error.message, { cause: error });
  }
}
