import { findExport } from "@/db/queries/flows/versions";
import { defineCommand } from "@/lib/command";
import { notFound } from "@/lib/platform/errors";
import { changeFlow } from "../managed-flow";
import { demandDesigner, insertDrawnFlow } from "../new-flow";
import { CloneFlowInput } from "../schema";

/**
 * Makes another flow like this one: a draft of what this one looks like now, its secrets included, and nothing
 * published. Who may do what in it is said anew.
 *
 * @throws AppError `forbidden` when the actor may not draw flows; `not_found` when the flow is unknown or not the
 *   actor's to manage, since whoever has a copy has its secrets.
 */
export const cloneFlow = defineCommand("flow.clone", CloneFlowInput, async (ctx, { flowId, name }) => {
  const createdById = await demandDesigner(ctx);
  return changeFlow(ctx, flowId, async (tx) => {
    const stored = await findExport(tx, flowId, null);
    if (stored === null) throw notFound();
    const { description, category, definition } = stored;
    const by = { createdById, at: ctx.clock.now() };
    const made = await insertDrawnFlow(tx, { name, description, category, definition }, by);
    return { flowId: made.flowId };
  });
});
