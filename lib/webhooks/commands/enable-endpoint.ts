import { updateEndpoint } from "@/db/store/webhooks/webhook-endpoint-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeEndpoint } from "../endpoints/managed-endpoint";
import { EndpointInput } from "../schema";
import { SWITCHED_ON } from "./save-endpoint";

/**
 * Switches an endpoint on again. What was held back meanwhile stays so until somebody sends it again.
 *
 * @throws AppError as `changeEndpoint`, and `conflict` when it is on already
 */
export const enableEndpoint = defineCommand("webhook.enable_endpoint", EndpointInput, (ctx, input) =>
  changeEndpoint(ctx, input, async (tx, endpoint, at) => {
    if (endpoint.isActive) throw new AppError("conflict", { reason: "endpoint_on" });
    return { revision: await updateEndpoint(tx, endpoint, SWITCHED_ON, at) };
  }),
);
