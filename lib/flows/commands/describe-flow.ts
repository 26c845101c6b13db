import { findFlowProfile } from "@/db/queries/flows/flow-profile";
import { setFlowProfile } from "@/db/store/flows/flow-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeFlow } from "../managed-flow";
import { DescribeFlowInput } from "../schema";

/**
 * Says anew what a flow is called, what it is for, and where the catalog lists it, at once and for all its versions.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when somebody else
 *   said it anew meanwhile.
 */
export const describeFlow = defineCommand("flow.describe", DescribeFlowInput, (ctx, input) =>
  changeFlow(ctx, input.flowId, async (tx) => {
    const { flowId, expected, ...profile } = input;
    const known = await findFlowProfile(tx, flowId);
    const isExpected = (["name", "description", "category"] as const).every((part) => known?.[part] === expected[part]);
    if (!isExpected) throw new AppError("conflict", { reason: "flow_changed" });
    await setFlowProfile(tx, { id: flowId, ...profile, at: ctx.clock.now() });
    return profile;
  }),
);
