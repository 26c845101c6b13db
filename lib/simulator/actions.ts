"use server";

import { action } from "@/lib/http/action";
import { createFlowTest } from "./commands/create-flow-test";
import { deleteFlowTest } from "./commands/delete-flow-test";
import { runFlowTests } from "./commands/run-flow-tests";
import { simulateFlow } from "./commands/simulate-flow";
import { updateFlowTest } from "./commands/update-flow-test";

export const simulateFlowAction = action(simulateFlow);
export const createFlowTestAction = action(createFlowTest);
export const updateFlowTestAction = action(updateFlowTest);
export const deleteFlowTestAction = action(deleteFlowTest);
export const runFlowTestsAction = action(runFlowTests);
