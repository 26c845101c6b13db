import { defineCommand } from "@/lib/command";
import { readDraft } from "../managed-draft";
import { RunFlowTestsInput } from "../schema";
import { runTests } from "../tests/run-tests";
import { readFlowTests } from "../tests/stored-test";

/** Holds a definition as it is drawn to the tests of its flow, and writes nothing. @throws AppError as `readDraft`. */
export const runFlowTests = defineCommand("flow-test.run", RunFlowTestsInput, (ctx, { testId, ...input }) =>
  readDraft(ctx, input, async (tx, draft) => {
    const tests = await readFlowTests(tx, input.flowId);
    const asked = testId === null ? tests : tests.filter((test) => test.testId === testId);
    return { results: await runTests(tx, draft, asked) };
  }),
);
