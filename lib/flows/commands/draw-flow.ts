import { defineCommand } from "@/lib/command";
import { localDefinition } from "../exchange/references";
import { demandDesigner, insertDrawnFlow } from "../new-flow";
import { DrawFlowInput } from "../schema";
import { withoutSecrets } from "../secrets/hidden-secrets";

/**
 * Makes a flow to be drawn: with a draft, and nothing published, whatever problems it has. People and other things are
 * found by their names; those that are not here stay in the draft as unknown ones.
 *
 * @throws AppError `forbidden` when the actor may not draw flows.
 */
export const drawFlow = defineCommand("flow.draw", DrawFlowInput, async (ctx, { definition: given, ...input }) => {
  const createdById = await demandDesigner(ctx);
  const { references, ...flow } = input;
  return ctx.db.transaction(async (tx) => {
    const { definition, unknown } = await localDefinition(tx, withoutSecrets(given), references);
    const { flowId } = await insertDrawnFlow(tx, { ...flow, definition }, { createdById, at: ctx.clock.now() });
    return { flowId, unknown };
  });
});
