import { changeFlowTest, isFlowTestNameTaken } from "@/db/store/flows/flow-test-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "@/lib/flows/managed-flow";
import { AppError } from "@/lib/platform/errors";
import { UpdateFlowTestInput } from "../schema";
import { nameTaken } from "../tests/name-taken";

/**
 * Gives a test another name, another run, or what it comes to now as what it has to come to.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when the test is not as
 *   it was looked at; `invalid` when the flow has another of that name.
 */
export const updateFlowTest = defineCommand("flow-test.update", UpdateFlowTestInput, (ctx, input) =>
  changeFlow(ctx, input.flowId, async (tx) => {
    const { flowId, testId, revision, name, run, expected } = input;
    const known = { flowId, testId, revision };
    if (name !== undefined && (await isFlowTestNameTaken(tx, known, name))) throw nameTaken();
    const change = {
      ...(name === undefined ? {} : { name }),
      ...(run === undefined ? {} : { run }),
      ...(expected === undefined ? {} : { expected }),
    };
    const next = await changeFlowTest(tx, known, { ...change, at: ctx.clock.now() });
    if (next === null) throw new AppError("conflict", { reason: "flow_test_changed" });
    return { testId, revision: next };
  }),
);
