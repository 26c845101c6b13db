import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { publishVersion } from "@/lib/flows/commands/publish-version";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { context, draftOf, installManagedFlow, OUTSIDERS, parsed, versionsOf } from "@/lib/flows/testing/flow-scene";
import { decide, everythingStored, leaveRun } from "../testing/simulation-scene";
import { readFlowTests } from "../tests/stored-test";
import { createFlowTest } from "./create-flow-test";
import { deleteFlowTest } from "./delete-flow-test";
import { runFlowTests } from "./run-flow-tests";
import { simulateFlow } from "./simulate-flow";
import { updateFlowTest } from "./update-flow-test";

const { leader, ceo, hr1 } = PEOPLE;
const RUN = leaveRun(6, decide("leader", leader, "agree"), decide("ceo", ceo, "ceo-agree"));

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const manager = context(asUser(hr1));

async function expectation(definition: FlowDefinitionInput = LEAVE) {
  const { view } = await simulateFlow.run(manager, { flowId, definition, run: RUN });
  if (view === null) throw new Error("not filed");
  return view.outcome;
}

const create = async (name = "Six days", ctx = manager) =>
  createFlowTest.run(ctx, { flowId, name, run: RUN, expected: await expectation() });

const run = (definition: FlowDefinitionInput = LEAVE) => runFlowTests.run(manager, { flowId, definition });

/** Leave longer than eight days goes to the CEO, no longer that of more than five. */
const STRICTER: FlowDefinitionInput = {
  ...LEAVE,
  transitions: LEAVE.transitions.map((line) =>
    line.key === "to-ceo" ? { ...line, condition: "form.days > 8" } : line,
  ),
};

test("a test is kept, run, renamed and deleted", async () => {
  const { testId } = await create();
  expect(await readFlowTests(getDb(), flowId)).toMatchObject([{ testId, name: "Six days", createdBy: "hr1" }]);
  expect(await run()).toEqual({ results: [{ testId, differences: [], outcome: await expectation() }] });
  await updateFlowTest.run(manager, { flowId, testId, revision: 1, name: "Long leave" });
  expect(await readFlowTests(getDb(), flowId)).toMatchObject([{ name: "Long leave", revision: 2, run: RUN }]);
  await deleteFlowTest.run(manager, { flowId, testId, revision: 2 });
  expect(await readFlowTests(getDb(), flowId)).toEqual([]);
});

test("a flow that goes otherwise is red, and says where", async () => {
  const { testId } = await create();
  const before = await everythingStored();
  const { results } = await run(STRICTER);
  expect(results[0]?.differences).toMatchObject([
    { kind: "refused", step: 1, error: { reason: "simulated_elsewhere" } },
    { kind: "path", place: 3, expected: "ceo", actual: "director" },
    { kind: "at", expected: ["hr"], actual: ["director"] },
    { kind: "asked", node: "ceo", actual: [] },
    { kind: "asked", node: "hr", actual: [] },
  ]);
  expect(await everythingStored()).toEqual(before);
  const expected = results[0]?.outcome;
  await updateFlowTest.run(manager, { flowId, testId, revision: 1, expected, run: { ...RUN, steps: [RUN.steps[0]] } });
  expect((await run(STRICTER)).results[0]?.differences).toEqual([]);
});

test("who is asked counts only where the test says so", async () => {
  const expected = await expectation();
  await createFlowTest.run(manager, { flowId, name: "Way", run: RUN, expected: { ...expected, asked: null } });
  const others = {
    ...LEAVE,
    nodes: LEAVE.nodes.map((node) =>
      node.key === "hr" && node.type === "task" ? { ...node, who: [{ kind: "requester" as const }] } : node,
    ),
  };
  expect((await run(others)).results[0]?.differences).toEqual([]);
});

const demanding = (definition: FlowDefinitionInput): FlowDefinitionInput => ({
  ...definition,
  settings: { ...definition.settings, demandsGreenTests: true },
});

test("publishing is refused while a test is red, where the flow demands them green", async () => {
  await create();
  const publish = (expectedRevision: number) => publishVersion.run(manager, { flowId, expectedRevision });
  await draftOf(flowId, demanding(STRICTER));
  await expect(publish(1)).rejects.toMatchObject({
    code: "refused",
    reason: "flow_tests_failed",
    params: { count: 1, names: "“Six days”", more: 0 },
  });
  expect(await versionsOf(flowId)).toEqual(["1 published", "2 draft"]);
  await draftOf(flowId, demanding(LEAVE), 1);
  expect((await publish(2)).number).toBe(2);
  await draftOf(flowId, STRICTER);
  expect((await publish(1)).number).toBe(3);
});

test("a definition that does not speak of tests stays as it was", () => {
  expect("demandsGreenTests" in parsed(LEAVE).settings).toBe(false);
});

test("nobody else may keep, run or delete tests", async () => {
  const { testId } = await create();
  const expected = await expectation();
  for (const actor of OUTSIDERS) {
    const ctx = context(actor);
    const known = { flowId, testId, revision: 1 };
    const attempts = [
      () => createFlowTest.run(ctx, { flowId, name: "Mine", run: RUN, expected }),
      () => updateFlowTest.run(ctx, { ...known, name: "Mine" }),
      () => deleteFlowTest.run(ctx, known),
      () => runFlowTests.run(ctx, { flowId, definition: LEAVE }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await readFlowTests(getDb(), flowId)).toMatchObject([{ name: "Six days", revision: 1 }]);
});

test("a test of another flow is none of this one", async () => {
  const { testId } = await create();
  const other = { flowId: flowId + 1, testId, revision: 1 };
  await expect(deleteFlowTest.run(context(asUser(PEOPLE.admin)), other)).rejects.toMatchObject({ code: "not_found" });
});

test("of two who keep a test of one name at once one is told that it is taken", async () => {
  const outcomes = await Promise.allSettled([create("Six days"), create("six Days")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = outcomes.find((one) => one.status === "rejected");
  expect(lost?.reason).toMatchObject({ code: "invalid", problems: [{ path: "name", code: "name_taken" }] });
  await create("Other");
  const other = (await readFlowTests(getDb(), flowId)).find(({ name }) => name === "Other");
  const taken = { flowId, testId: other?.testId, revision: 1, name: "SIX DAYS" };
  await expect(updateFlowTest.run(manager, taken)).rejects.toMatchObject({ problems: [{ code: "name_taken" }] });
});

test("of two who change a test at once one is told that it has changed", async () => {
  const { testId } = await create();
  const known = { flowId, testId, revision: 1 };
  const outcomes = await Promise.allSettled([
    updateFlowTest.run(manager, { ...known, name: "One" }),
    deleteFlowTest.run(manager, known),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = outcomes.find((one) => one.status === "rejected");
  expect(lost?.reason).toMatchObject({ code: "conflict", reason: "flow_test_changed" });
});
