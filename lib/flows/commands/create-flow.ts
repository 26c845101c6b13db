import { insertFlow, insertGrants, publishVersion, saveVersion } from "@/db/store/flows/flow-store";
import { defineCommand } from "@/lib/command";
import { demandDesigner } from "../new-flow";
import { demandSound } from "../publication";
import { CreateFlowInput } from "../schema";

/**
 * Makes a flow and publishes its first version.
 *
 * @throws AppError `forbidden` when the actor may not draw flows;
 *   `invalid` with every error of the definition, `path` being the key of the node or transition.
 */
export const createFlow = defineCommand("flow.create", CreateFlowInput, async (ctx, input) => {
  const createdById = await demandDesigner(ctx);
  const { definition, grants, ...flow } = input;
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    await demandSound(tx, definition, null);
    const flowId = await insertFlow(tx, { ...flow, createdById, at });
    await insertGrants(tx, flowId, grants);
    const draft = await saveVersion(tx, { flowId, definition, expectedRevision: null, createdById, at });
    const published = { flowId, versionId: draft.id, expectedRevision: draft.revision, publishedById: createdById, at };
    await publishVersion(tx, published);
    return { flowId, versionId: draft.id };
  });
});
