import type { Inngest } from "inngest";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import { attemptDelivery } from "@/lib/webhooks/deliveries/delivery-attempt";
import { deliveryDue } from "../events";
import type { FunctionMeans } from "../function-means";

/** So many calls to one endpoint at a time: a slow receiver holds up nobody else. */
const AT_ONCE = 4;
/** More than its tries: it also comes too early, or to what somebody else has under way. */
const MAX_STEPS = 100;

export function deliverWebhookFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    {
      id: "deliver-webhook",
      retries: 15,
      triggers: [deliveryDue],
      concurrency: [
        { key: "event.data.endpointId", limit: AT_ONCE },
        { key: "event.data.lane", limit: 1 },
      ],
    },
    async ({ event, step }) => {
      const { deliveryId } = event.data;
      for (let no = 1; no <= MAX_STEPS; no += 1) {
        const { nextAt } = await step.run(`try-${no}`, () =>
          attemptDelivery({ ...means, allow: outboundAllow() }, deliveryId),
        );
        if (nextAt === null) return { tries: no };
        await step.sleepUntil(`wait-${no}`, nextAt);
      }
      return { tries: MAX_STEPS };
    },
  );
}
