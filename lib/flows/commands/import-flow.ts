import { defineCommand } from "@/lib/command";
import { readFlowFile } from "../exchange/read-flow-file";
import { localDefinition } from "../exchange/references";
import { demandDesigner, insertDrawnFlow } from "../new-flow";
import { ImportFlowInput } from "../schema";
import { withoutSecrets } from "../secrets/hidden-secrets";

/**
 * Makes a flow from a file, with a draft to look at and nothing published. People and other things are found by their
 * names; those that are not here stay in the draft as unknown ones, which are problems of it.
 *
 * @throws AppError `forbidden` when the actor may not draw flows; `invalid` with `flow_file_…` for a file that is none.
 */
export const importFlow = defineCommand("flow.import", ImportFlowInput, async (ctx, { file }) => {
  const createdById = await demandDesigner(ctx);
  const { flow, references, definition: given } = readFlowFile(file);
  return ctx.db.transaction(async (tx) => {
    const { definition, unknown } = await localDefinition(tx, withoutSecrets(given), references);
    const made = await insertDrawnFlow(tx, { ...flow, definition }, { createdById, at: ctx.clock.now() });
    return { flowId: made.flowId, name: flow.name, unknown };
  });
});
