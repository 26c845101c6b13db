import "server-only";
import { getDb } from "@/db/client";
import { requireUser } from "@/lib/auth/current-user";
import { loadManagedFlow } from "@/lib/flows/loaders";
import type { FlowTestView } from "./schema";
import { readFlowTests } from "./tests/stored-test";

export type SimulatorPage = { tests: FlowTestView[]; reader: { id: number; name: string; username: string } };

/** The tests of a flow that the reader manages, and who they are themselves. */
export async function loadSimulator(id: string): Promise<SimulatorPage> {
  const { id: flowId } = await loadManagedFlow(id);
  const { user } = await requireUser();
  return {
    tests: await readFlowTests(getDb(), flowId),
    reader: { id: user.id, name: user.name, username: user.username },
  };
}
