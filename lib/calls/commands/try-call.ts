import { findTrialFlow } from "@/db/queries/flows/flow-trials";
import { defineCommand } from "@/lib/command";
import { FlowDefinition } from "@/lib/flows/definition";
import { demandManager } from "@/lib/flows/managed-flow";
import { returnedDefinition } from "@/lib/flows/secrets/returned-definition";
import { TryCallInput } from "@/lib/flows/trials/schema";
import { countTrial } from "@/lib/flows/trials/trial-limit";
import { notFound } from "@/lib/platform/errors";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import type { CallTrial } from "../trial/call-trial";
import { makeTrial } from "../trial/make-trial";

/**
 * Makes the call of a hook node as it would be made for a ticket with made-up values and, when asked for, sends it once.
 * A secret that was hidden is that of the flow's versions; no secret is in the answer. Nothing is kept of it.
 *
 * @throws AppError `not_found` when the flow is not the actor's to manage; `refused` when somebody tries too often.
 */
export const tryCall = defineCommand("call.try", TryCallInput, async (ctx, input): Promise<CallTrial> => {
  const { flowId, isSent } = input;
  const userId = await demandManager(ctx.db, ctx.actor, flowId);
  if (isSent) await countTrial(ctx.db, { userId, at: ctx.clock.now() });
  const flow = await findTrialFlow(ctx.db, { flowId, nodeKey: input.node.key, userId });
  if (flow === null) throw notFound();
  const alone = FlowDefinition.parse({ format: 1, nodes: [input.node], transitions: [] });
  const { definition } = await ctx.db.transaction((tx) => returnedDefinition(tx, flowId, alone));
  const [node] = definition.nodes;
  if (node?.type !== "hook") throw new Error("a hook became something else");
  const means = { db: ctx.db, clock: ctx.clock, allow: outboundAllow() };
  return makeTrial(means, { input: { ...input, node }, flow: { ...flow, id: flowId } });
});
