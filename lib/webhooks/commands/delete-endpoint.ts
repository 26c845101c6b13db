import { deleteEndpoint as deleteRow } from "@/db/store/webhooks/webhook-endpoint-store";
import { defineCommand } from "@/lib/command";
import { changeEndpoint } from "../endpoints/managed-endpoint";
import { EndpointInput } from "../schema";

/** Removes an endpoint with its delivery log; what waits is not sent. @throws AppError as `changeEndpoint`. */
export const deleteEndpoint = defineCommand("webhook.delete_endpoint", EndpointInput, (ctx, input) =>
  changeEndpoint(ctx, input, async (tx, endpoint) => {
    await deleteRow(tx, endpoint.id);
    return { endpointId: endpoint.id };
  }),
);
