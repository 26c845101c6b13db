// Loads the demo organisation into an empty installation, or goes on where an interrupted run stopped.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { connect } from "@/db/client";
import { createFlow } from "@/lib/flows/commands/create-flow";
import { leaveFlow } from "./demo/leave-flow";
import { leaveTickets } from "./demo/leave-tickets";
import { type DemoIds, findDemoIds, loadOrganisation } from "./demo/load-organisation";
import { DEMO_PASSWORD, offeredSignIns } from "./demo/organisation";
import { playTicket } from "./demo/play-ticket";

const FLOW = "Leave";
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
    const ids = await findDemoIds(sql);
    if (ids === null) {
      console.log("this installation has people of its own; the demo stays away");
      return;
    }
    await loadLeave(ids);
    writeSignIns();
  } finally {
    lock.release();
  }
}

async function loadLeave(ids: DemoIds): Promise<void> {
  const flowId = (await findFlow()) ?? (await drawLeave(ids));
  const [nodeIds, transitionIds] = [await keys("flow_nodes", flowId), await keys("flow_transitions", flowId)];
  const [{ done = 0 } = {}] = await sql<{ done: number }[]>`
    select count(*)::int as done from tickets where flow_id = ${flowId}`;
  const now = Date.now();
  for (const [index, ticket] of leaveTickets.entries()) {
    if (index < done) continue;
    console.log(`ticket ${index + 1} of ${leaveTickets.length}`);
    await playTicket({ db, sql, ids, flowId, nodeIds, transitionIds }, ticket, now);
  }
  // What happened weeks ago is no news: only tasks that still wait are told to people.
  await sql`update outbox set sent_at = created_at from tasks
    where outbox.ticket_id = tasks.ticket_id and (payload ->> 'taskNo')::int = tasks.no
      and tasks.status in ('done', 'cancelled') and sent_at is null`;
  await sql`update outbox set sent_at = created_at where topic = 'ticket/ended.v1' and sent_at is null
    and ticket_id in (select id from tickets where flow_id = ${flowId} and created_at < now() - interval '7 days')`;
}

async function findFlow(): Promise<number | null> {
  const [flow] = await sql<{ id: number }[]>`select id from flows where name = ${FLOW} order by id limit 1`;
  return flow?.id ?? null;
}

async function drawLeave(ids: DemoIds): Promise<number> {
  const of = (username: string) => ids.users.get(username) ?? 0;
  console.log("leave flow");
  const ctx = { db, actor: { kind: "system" as const, name: "demo" as const }, clock: { now: () => new Date() } };
  const { flowId } = await createFlow.run(ctx, {
    name: FLOW,
    description: "Holidays, sick days and other absences",
    category: "People",
    definition: leaveFlow({ director: of("linda"), ceo: of("helen"), hrDesk: ids.hrDesk }),
    grants: [{ permission: "manage", principalType: "user", principalId: of("feng") }],
  });
  return flowId;
}

async function keys(table: "flow_nodes" | "flow_transitions", flowId: number): Promise<Map<string, number>> {
  const rows = await sql<{ key: string; id: number }[]>`select key, id from ${sql(table)} where flow_id = ${flowId}`;
  return new Map(rows.map((row) => [row.key, row.id]));
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
