import { setFlowActive } from "@/db/store/flows/flow-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeFlow } from "../managed-flow";
import { FlowInput } from "../schema";

/**
 * Takes a flow that was retired back into the catalog.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `refused` when it is there already.
 */
export const reopenFlow = defineCommand("flow.reopen", FlowInput, (ctx, { flowId }) =>
  changeFlow(ctx, flowId, async (tx, { isActive }) => {
    if (isActive) throw new AppError("refused", { reason: "flow_open" });
    await setFlowActive(tx, { id: flowId, isActive: true, at: ctx.clock.now() });
    return { flowId };
  }),
);
