import { deleteFlowTest as removeFlowTest } from "@/db/store/flows/flow-test-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "@/lib/flows/managed-flow";
import { AppError } from "@/lib/platform/errors";
import { DeleteFlowTestInput } from "../schema";

/**
 * Holds a flow to a test no longer.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when the test is not as
 *   it was looked at.
 */
export const deleteFlowTest = defineCommand("flow-test.delete", DeleteFlowTestInput, (ctx, known) =>
  changeFlow(ctx, known.flowId, async (tx) => {
    if (!(await removeFlowTest(tx, known))) throw new AppError("conflict", { reason: "flow_test_changed" });
    return { testId: known.testId };
  }),
);
