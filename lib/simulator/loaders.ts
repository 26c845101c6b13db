import "server-only";
import { getDb } from "@/db/client";
import { listPeople } from "@/db/queries/people/people";
import { requireUser } from "@/lib/auth/current-user";
import { loadManagedFlow } from "@/lib/flows/loaders";
import type { PersonRef } from "@/lib/tickets/schema";
import type { FlowTestView } from "./schema";
import { readFlowTests } from "./tests/stored-test";

/** `people` are those the tests speak of. */
export type SimulatorPage = { tests: FlowTestView[]; people: PersonRef[]; reader: PersonRef };

/** The tests of a flow that the reader manages, and who they are themselves. */
export async function loadSimulator(id: string): Promise<SimulatorPage> {
  const { id: flowId } = await loadManagedFlow(id);
  const { user } = await requireUser();
  const tests = await readFlowTests(getDb(), flowId);
  const people = await listPeople(getDb(), [...new Set(tests.flatMap(peopleIn))]);
  return { tests, people, reader: { id: user.id, name: user.name, username: user.username } };
}

function peopleIn({ run, expected }: FlowTestView): number[] {
  const asked = (expected.asked ?? []).flatMap(({ people }) => people);
  return [run.requesterId, ...asked.flatMap(({ type, id }) => (type === "user" ? [id] : []))];
}
