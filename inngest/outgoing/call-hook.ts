import type { Inngest } from "inngest";
import { takeTurn } from "@/lib/calls/turn/call-turn";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import { jobStarted } from "../events";
import type { FunctionMeans } from "../function-means";

/** More than its tries: it also comes too early, or to what another run has under way. */
const MAX_TURNS = 50;
/** The sweeper tells of open jobs at least hourly; a run does not sleep longer for what it will be told of again. */
const LONGEST_SLEEP_MS = 2 * 3_600_000;
/** A clock that runs ahead of the one that decides does not make it come again and again. */
const SHORTEST_SLEEP_MS = 1000;

/** Calls another system for a hook node, as often as it takes, and waits for its call back where it promises one. */
export function callHookFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "call-hook", retries: 15, triggers: [{ ...jobStarted, if: "event.data.kind == 'hook'" }] },
    async ({ event, step }) => {
      const { ticketId, jobNo, attempt } = event.data;
      for (let no = 1; no <= MAX_TURNS; no += 1) {
        const { status, waitMs } = await step.run(`turn-${no}`, async () => {
          const turn = await takeTurn({ ...means, allow: outboundAllow() }, { ticketId, jobNo, attempt });
          nudgeRelay();
          return turn;
        });
        if (waitMs === null || waitMs > LONGEST_SLEEP_MS) return status;
        await step.sleep(`wait-${no}`, Math.max(waitMs, SHORTEST_SLEEP_MS));
      }
      return "calling";
    },
  );
}
