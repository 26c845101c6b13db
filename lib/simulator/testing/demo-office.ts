import { connection, getDb } from "@/db/client";
import { createFlow } from "@/lib/flows/commands/create-flow";
import { DEMO_FLOWS } from "@/scripts/demo/demo-flows";
import { type DemoIds, findDemoIds, loadOrganisation } from "@/scripts/demo/load-organisation";
import { loadOfficeHours } from "@/scripts/demo/office-hours";
import { playTicket } from "@/scripts/demo/play-ticket";

export type DemoOffice = { ids: DemoIds; flowIds: ReadonlyMap<string, number> };

/** The organisation and the flows of the demo, in the database of the test file. */
export async function openDemoOffice(): Promise<DemoOffice> {
  const { sql } = connection();
  await loadOrganisation(sql);
  const found = await findDemoIds(sql);
  if (found === null) throw new Error("the demo did not load");
  const ids = { ...found, officeHours: await loadOfficeHours(getDb(), sql, found.users.get("admin") ?? 0) };
  const flowIds = new Map<string, number>();
  const ctx = { db: getDb(), actor: { kind: "system" as const, name: "demo" as const } };
  for (const flow of DEMO_FLOWS) {
    const input = { name: flow.name, definition: flow.definition(ids, flowIds) };
    const { flowId } = await createFlow.run({ ...ctx, clock: { now: () => new Date() } }, input);
    flowIds.set(flow.name, flowId);
  }
  return { ids, flowIds };
}

/** Plays all tickets of the demo, through the same commands as everybody's. */
export async function playDemo({ ids, flowIds }: DemoOffice, now: number): Promise<void> {
  const { sql } = connection();
  const people = (username: string) => ids.users.get(username) ?? 0;
  for (const flow of DEMO_FLOWS) {
    const stage = { db: getDb(), sql, people, flowId: flowIds.get(flow.name) ?? 0 };
    for (const ticket of flow.tickets) await playTicket(stage, ticket, now);
  }
}
