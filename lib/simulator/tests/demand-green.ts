import type { Tx } from "@/db/client";
import type { FlowDefinition } from "@/lib/flows/definition";
import { AppError } from "@/lib/platform/errors";
import { prepareDraft } from "../draft-version";
import { runTests } from "./run-tests";
import { readFlowTests } from "./stored-test";

const MOST_NAMES = 5;

/**
 * Holds a definition to every test of its flow, where its settings ask for that.
 *
 * @throws AppError `refused` naming the tests that do not go as expected.
 */
export async function demandGreen(tx: Tx, flowId: number, definition: FlowDefinition): Promise<void> {
  if (definition.settings.demandsGreenTests !== true) return;
  const tests = await readFlowTests(tx, flowId);
  if (tests.length === 0) return;
  const results = await runTests(tx, await prepareDraft(tx, flowId, definition), tests);
  const red = results.filter(({ differences }) => differences.length > 0).map(({ testId }) => testId);
  if (red.length === 0) return;
  const names = tests.filter(({ testId }) => red.includes(testId)).map(({ name }) => `“${name}”`);
  const told = names.slice(0, MOST_NAMES).join(", ");
  const params = { count: names.length, names: told, more: Math.max(0, names.length - MOST_NAMES) };
  throw new AppError("refused", { reason: "flow_tests_failed", params });
}
