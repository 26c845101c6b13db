import type { Tx } from "@/db/client";
import { cancelPending } from "@/db/store/webhooks/webhook-delivery-store";
import { insertEndpoint, isEndpointNameTaken, updateEndpoint } from "@/db/store/webhooks/webhook-endpoint-store";
import { defineCommand } from "@/lib/command";
import { AppError, type FieldProblem, notFound } from "@/lib/platform/errors";
import { addressProblems } from "../endpoints/endpoint-address";
import { newEndpointSecret, sealEndpointSecret } from "../endpoints/endpoint-secret";
import { changeEndpoint, mayLookAfter } from "../endpoints/managed-endpoint";
import { SaveEndpointInput } from "../schema";

/**
 * Makes an endpoint, or changes one. Administrators do it for every flow, whoever manages a flow for that flow. The
 * secret of a new one is in the answer and never again. What waits to be sent to an endpoint that is switched off is
 * not sent.
 *
 * @throws AppError `not_found` where the actor may not look after it; `invalid` for an address that cannot be called
 *   and a name that is taken; `conflict` when somebody else has changed it since it was read.
 */
export const saveEndpoint = defineCommand("webhook.save_endpoint", SaveEndpointInput, async (ctx, input) => {
  if (input.kind === "change") {
    return changeEndpoint(ctx, input, async (tx, endpoint, at) => {
      await demandValid(tx, { ...input, id: endpoint.id, flowId: endpoint.flowId });
      const { name, url, events, isActive } = input;
      const turned = isActive === endpoint.isActive ? {} : isActive ? SWITCHED_ON : switchedOff(at);
      const revision = await updateEndpoint(tx, endpoint, { name, url, events, ...turned }, at);
      if (!isActive) await cancelPending(tx, endpoint.id, at);
      return { endpointId: endpoint.id, revision, secret: null };
    });
  }
  const { flowId, name, url, events } = input;
  const createdById = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  return ctx.db.transaction(async (tx) => {
    if (!(await mayLookAfter(tx, ctx.actor, flowId))) throw notFound();
    await demandValid(tx, { ...input, id: null });
    const secret = newEndpointSecret();
    const row = { flowId, name, url, events, createdById, sealedSecret: sealEndpointSecret(secret) };
    const endpointId = await insertEndpoint(tx, row, ctx.clock.now());
    return { endpointId, revision: 1, secret };
  });
});

export const SWITCHED_ON = { isActive: true, disabledAt: null, disabledReason: null, failingSince: null } as const;

const switchedOff = (at: Date) => ({ isActive: false, disabledAt: at, disabledReason: "by_hand" }) as const;

type Named = { id: number | null; flowId: number | null; name: string; url: string };

async function demandValid(tx: Tx, endpoint: Named): Promise<void> {
  const problems: FieldProblem[] = addressProblems(endpoint.url);
  if (await isEndpointNameTaken(tx, endpoint)) problems.push({ path: "name", code: "taken" });
  if (problems.length > 0) throw new AppError("invalid", { reason: "invalid_fields", problems });
}
