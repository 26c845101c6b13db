// Loads the demo organisation into an empty installation, or goes on where an interrupted run stopped.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { connect } from "@/db/client";
import { createFlow } from "@/lib/flows/commands/create-flow";
import { DEMO_FLOWS, type DemoFlow } from "./demo/demo-flows";
import { type DemoIds, findDemoIds, loadOrganisation } from "./demo/load-organisation";
import { loadOfficeHours } from "./demo/office-hours";
import { DEMO_PASSWORD, offeredSignIns } from "./demo/organisation";
import { playTicket } from "./demo/play-ticket";

const LOCK_KEY = 771_204_511;

const { db, sql } = connect(process.env.DATABASE_URL ?? "", { max: 3 });

async function seed(): Promise<void> {
  const lock = await sql.reserve();
  try {
    await lock`select pg_advisory_lock(${LOCK_KEY})`;
    const [{ count = 0 } = {}] = await sql<{ count: number }[]>`select count(*)::int as count from users`;
    if (count === 0) {
      console.log("people");
      await loadOrganisation(sql);
    }
    const found = await findDemoIds(sql);
    if (found === null) {
      console.log("this installation has people of its own; the demo stays away");
      return;
    }
    await loadFlows({ ...found, officeHours: await loadOfficeHours(db, sql, found.users.get("admin") ?? 0) });
    writeSignIns();
  } finally {
    lock.release();
  }
}

async function loadFlows(ids: DemoIds): Promise<void> {
  const flowIds = new Map<string, number>();
  for (const flow of DEMO_FLOWS)
    flowIds.set(flow.name, (await findFlow(flow.name)) ?? (await draw(flow, ids, flowIds)));
  const now = Date.now();
  for (const flow of DEMO_FLOWS) await loadTickets(flow, flowIds.get(flow.name) ?? 0, ids, now);
  // What happened weeks ago is no news: only tasks that still wait are told to people.
  await sql`update outbox set sent_at = created_at from tasks
    where outbox.ticket_id = tasks.ticket_id and (payload ->> 'taskNo')::int = tasks.no
      and tasks.status in ('done', 'cancelled') and sent_at is null`;
  await sql`update outbox set sent_at = created_at where sent_at is null
    and topic in ('ticket/ended.v1', 'ticket/task.assigned.v1', 'ticket/people.mentioned.v1', 'ticket/copy.sent.v1')
    and ticket_id in (select id from tickets where created_at < now() - interval '7 days')`;
}

async function loadTickets({ name, tickets }: DemoFlow, flowId: number, ids: DemoIds, now: number): Promise<void> {
  const people = (username: string) => {
    const id = ids.users.get(username);
    if (id === undefined) throw new Error(`the demo has no ${username}`);
    return id;
  };
  const [{ done = 0 } = {}] = await sql<{ done: number }[]>`
    select count(*)::int as done from tickets where flow_id = ${flowId} and parent_id is null`;
  for (const [index, ticket] of tickets.entries()) {
    if (index < done) continue;
    console.log(`${name}: ticket ${index + 1} of ${tickets.length}`);
    await playTicket({ db, sql, people, flowId }, ticket, now);
  }
}

async function findFlow(name: string): Promise<number | null> {
  const [flow] = await sql<{ id: number }[]>`select id from flows where name = ${name} order by id limit 1`;
  return flow?.id ?? null;
}

async function draw(flow: DemoFlow, ids: DemoIds, flowIds: ReadonlyMap<string, number>): Promise<number> {
  console.log(`flow ${flow.name}`);
  const ctx = { db, actor: { kind: "system" as const, name: "demo" as const }, clock: { now: () => new Date() } };
  const { flowId } = await createFlow.run(ctx, {
    name: flow.name,
    description: flow.description,
    category: flow.category,
    definition: flow.definition(ids, flowIds),
    grants: [{ permission: "manage", principalType: "user", principalId: ids.users.get("feng") ?? 0 }],
  });
  return flowId;
}

function writeSignIns(): void {
  const folder = process.env.SKEIN_DATA || ".skein";
  mkdirSync(folder, { recursive: true });
  const list = offeredSignIns.map(({ username, name, note }) => ({ username, name, note, password: DEMO_PASSWORD }));
  writeFileSync(path.join(folder, "demo-sign-ins.json"), `${JSON.stringify(list, null, 2)}\n`);
}

try {
  await seed();
} finally {
  await sql.end();
}
