import { countFlowTests } from "@/db/queries/flows/flow-tests";
import { insertFlowTest } from "@/db/store/flows/flow-test-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "@/lib/flows/managed-flow";
import { AppError } from "@/lib/platform/errors";
import { CreateFlowTestInput } from "../schema";
import { nameTaken } from "../tests/name-taken";

const MAX_TESTS = 100;

/**
 * Keeps a run and what it has to come to as a test of the flow.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `invalid` when it has a test of
 *   that name; `refused` when it has too many.
 */
export const createFlowTest = defineCommand("flow-test.create", CreateFlowTestInput, (ctx, { flowId, ...test }) =>
  changeFlow(ctx, flowId, async (tx, { actorId }) => {
    if ((await countFlowTests(tx, flowId)) >= MAX_TESTS) {
      throw new AppError("refused", { reason: "too_many_flow_tests", params: { max: MAX_TESTS } });
    }
    const testId = await insertFlowTest(tx, { flowId, ...test, createdById: actorId, at: ctx.clock.now() });
    if (testId === null) throw nameTaken();
    return { testId };
  }),
);
