import type { Inngest } from "inngest";
import { attemptMessage } from "@/lib/notices/channels/delivery/message-attempt";
import { logger } from "@/lib/platform/logger";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import { messageRecorded } from "../events";
import type { FunctionMeans } from "../function-means";

/** So many messages by one channel at a time: a slow one holds up nobody else, and a bot hears them nearly in order. */
const AT_ONCE = 2;
/** More than its tries: it also waits for its turn, where a vendor takes only so many in a minute. */
const MAX_STEPS = 200;

export function sendChannelMessageFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    {
      id: "send-channel-message",
      retries: 15,
      triggers: [messageRecorded],
      concurrency: [{ key: "event.data.channelId", limit: AT_ONCE }],
    },
    async ({ event, step }) => {
      const { messageId } = event.data;
      for (let no = 1; no <= MAX_STEPS; no += 1) {
        const { nextAt } = await step.run(`try-${no}`, () =>
          attemptMessage({ ...means, allow: outboundAllow(), log: logger }, messageId),
        );
        if (nextAt === null) return { steps: no };
        await step.sleepUntil(`wait-${no}`, nextAt);
      }
      return { steps: MAX_STEPS };
    },
  );
}
