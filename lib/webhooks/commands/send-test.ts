import { randomUUID } from "node:crypto";
import { insertDeliveries } from "@/db/store/webhooks/webhook-delivery-store";
import { defineCommand } from "@/lib/command";
import { changeEndpoint } from "../endpoints/managed-endpoint";
import { TEST_EVENT, TestEndpointInput } from "../schema";

/**
 * Sends an endpoint a test message on the way every message goes, whether or not it is on. It is tried once.
 *
 * @throws AppError as `changeEndpoint`
 */
export const sendTest = defineCommand("webhook.send_test", TestEndpointInput, (ctx, input) =>
  changeEndpoint(ctx, input, async (tx, { id, name }, at) => {
    const payload = { type: TEST_EVENT, timestamp: at.toISOString(), data: { endpoint: { id, name } } };
    const happening = `test:${randomUUID()}`;
    const test = { endpointId: id, ticketId: null, event: TEST_EVENT, happening, payload, status: "pending" } as const;
    const [deliveryId = ""] = await insertDeliveries(tx, [test], at);
    return { deliveryId };
  }),
);
