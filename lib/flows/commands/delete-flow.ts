import { deleteUnusedFlow } from "@/db/store/flows/delete-flow";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeFlow } from "../managed-flow";
import { FlowInput } from "../schema";

/**
 * Deletes a flow for good, with its versions and drafts. One that a ticket was ever filed in can only be retired.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `refused` when it has tickets.
 */
export const deleteFlow = defineCommand("flow.delete", FlowInput, (ctx, { flowId }) =>
  changeFlow(ctx, flowId, async (tx) => {
    if (!(await deleteUnusedFlow(tx, flowId))) throw new AppError("refused", { reason: "flow_has_tickets" });
    return { flowId };
  }),
);
