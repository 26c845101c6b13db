import { setFlowActive } from "@/db/store/flows/flow-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeFlow } from "../managed-flow";
import { FlowInput } from "../schema";

/**
 * Takes a flow out of the catalog; tickets that run on it go on.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `refused` when it is out already.
 */
export const retireFlow = defineCommand("flow.retire", FlowInput, (ctx, { flowId }) =>
  changeFlow(ctx, flowId, async (tx, { isActive }) => {
    if (!isActive) throw new AppError("refused", { reason: "flow_retired" });
    await setFlowActive(tx, { id: flowId, isActive: false, at: ctx.clock.now() });
    return { flowId };
  }),
);
