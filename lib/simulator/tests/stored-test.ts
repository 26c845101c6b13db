import type { Reader } from "@/db/client";
import { listFlowTests, type StoredFlowTest } from "@/db/queries/flows/flow-tests";
import { SimulationRun } from "../run";
import { type FlowTestView, Outcome } from "../schema";

/** The tests of a flow, by name. What an earlier release stored gets the defaults of what came later. */
export async function readFlowTests(reader: Reader, flowId: number): Promise<FlowTestView[]> {
  return (await listFlowTests(reader, flowId)).map(toFlowTest);
}

function toFlowTest({ id, run, expected, createdAt, ...test }: StoredFlowTest): FlowTestView {
  return {
    ...test,
    testId: id,
    run: SimulationRun.parse(run),
    expected: Outcome.parse(expected),
    createdAt: createdAt.toISOString(),
  };
}
