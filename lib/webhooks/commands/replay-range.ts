import { countReplayed } from "@/db/queries/webhooks/deliveries";
import { insertReplays } from "@/db/store/webhooks/webhook-replay-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeEndpoint } from "../endpoints/managed-endpoint";
import { ReplayRange } from "../schema";

const MAX_AT_ONCE = 5000;

/**
 * Sends again what an endpoint was told in a span of time: what did not arrive, or all of it. Each is a new message
 * with an id of its own, in the order of the old ones, which stay as they were. What is being sent again already is
 * left out.
 *
 * @throws AppError as `changeEndpoint`; `conflict` while the endpoint is off; `refused` for more than 5,000.
 */
export const replayRange = defineCommand("webhook.replay_range", ReplayRange, (ctx, range) =>
  changeEndpoint(ctx, { endpointId: range.endpointId }, async (tx, endpoint, at) => {
    if (!endpoint.isActive) throw new AppError("conflict", { reason: "endpoint_off" });
    const count = await countReplayed(tx, range);
    if (count > MAX_AT_ONCE)
      throw new AppError("refused", { reason: "replay_too_many", params: { count, max: MAX_AT_ONCE } });
    return { count: await insertReplays(tx, range, at) };
  }),
);
