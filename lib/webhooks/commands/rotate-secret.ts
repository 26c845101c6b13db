import { updateEndpoint } from "@/db/store/webhooks/webhook-endpoint-store";
import { defineCommand } from "@/lib/command";
import { newEndpointSecret, ROTATION_MS, sealEndpointSecret } from "../endpoints/endpoint-secret";
import { changeEndpoint } from "../endpoints/managed-endpoint";
import { EndpointInput } from "../schema";

/**
 * Gives an endpoint a new secret, which is in the answer and never again. For a day everything is signed with the old
 * one as well, so that the receiver can change over without missing anything.
 *
 * @throws AppError as `changeEndpoint`
 */
export const rotateSecret = defineCommand("webhook.rotate_secret", EndpointInput, (ctx, input) =>
  changeEndpoint(ctx, input, async (tx, endpoint, at) => {
    const secret = newEndpointSecret();
    const previousSecretUntil = new Date(at.getTime() + ROTATION_MS);
    const changes = {
      sealedSecret: sealEndpointSecret(secret),
      sealedPreviousSecret: endpoint.sealedSecret,
      previousSecretUntil,
    };
    const revision = await updateEndpoint(tx, endpoint, changes, at);
    return { secret, revision, previousUntil: previousSecretUntil.toISOString() };
  }),
);
