// How many tickets are filed and handled per second, beside a plain transaction on the same server in the same run.
import "./environment";
import { execFileSync, spawnSync } from "node:child_process";
import { connect } from "@/db/client";
import { asUser, HR_ROLE, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import type { CommandContext } from "@/lib/command";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { systemClock } from "@/lib/platform/clock";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { startBenchServer } from "./bench-server";
import { printTable } from "./table";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const CLIENTS = [1, 4, 16];
const ACCOUNTS = 100_000;

/** A ticket goes to and fro between two role nodes for ever, so that handling can be measured alone. */
const PING_PONG: FlowDefinitionInput = {
  format: 1,
  nodes: [
    { key: "start", name: "New", type: "start", fields: { days: "required" } },
    { key: "a", name: "A", type: "task", who: [{ kind: "roles", roleIds: [HR_ROLE] }], fields: { days: "edit" } },
    { key: "b", name: "B", type: "task", who: [{ kind: "roles", roleIds: [HR_ROLE] }], fields: { days: "edit" } },
    { key: "end", name: "End", type: "end" },
  ],
  transitions: [
    { key: "submit", from: "start", to: "a", name: "Submit" },
    { key: "ab", from: "a", to: "b", name: "On" },
    { key: "ba", from: "b", to: "a", name: "Back" },
    { key: "ae", from: "a", to: "end", name: "Done" },
  ],
  form: { fields: [{ key: "days", type: "number", label: "Days" }] },
};

async function main() {
  const server = await startBenchServer();
  const { db, sql } = connect(server.url, { max: Math.max(...CLIENTS) + 2 });
  try {
    await installPeople(db);
    const flow = await installFlow(db, PING_PONG);
    const [ab, ba] = [flow.transition.ab, flow.transition.ba];
    const ctx = (userId: number): CommandContext => ({ db, actor: asUser(userId), clock: systemClock });
    const create = () =>
      createTicket.run(ctx(PEOPLE.alice), {
        flowId: flow.flowId,
        transitionId: flow.transition.submit,
        title: "Bench",
        values: { days: 3 },
      });

    await sql.unsafe(`
      create table accounts (aid int primary key, bid int, abalance int, filler char(84));
      create table tellers (tid int primary key, bid int, tbalance int, filler char(84));
      create table branches (bid int primary key, bbalance int, filler char(88));
      create table history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
      insert into accounts select i, 1, 0, '' from generate_series(1, ${ACCOUNTS}) i;
      insert into tellers select i, 1, 0, '' from generate_series(1, 100) i;
      insert into branches select i, 0, '' from generate_series(1, 10) i;`);
    const plain = () =>
      sql.begin(async (tx) => {
        const [aid, tid, bid] = [random(ACCOUNTS), random(100), random(10)];
        await tx`update accounts set abalance = abalance + 1 where aid = ${aid}`;
        await tx`select abalance from accounts where aid = ${aid}`;
        await tx`update tellers set tbalance = tbalance + 1 where tid = ${tid}`;
        await tx`update branches set bbalance = bbalance + 1 where bid = ${bid}`;
        await tx`insert into history (tid, bid, aid, delta, mtime) values (${tid}, ${bid}, ${aid}, 1, now())`;
      });

    /** Each client owns a ticket and presses on and back on it. */
    const handle = async () => {
      const { ticketId } = await create();
      return async () => {
        const [task] = await sql<{ id: number; node: string }[]>`
          select tasks.id, flow_nodes.key as node from tasks join flow_nodes on flow_nodes.id = node_id
          where ticket_id = ${ticketId} and status in ('open', 'claimed')`;
        if (task === undefined) throw new Error("no task");
        const transitionId = task.node === "a" ? ab : ba;
        await completeTask.run(ctx(PEOPLE.hr1), { taskId: task.id, transitionId, values: { days: random(9) } });
      };
    };

    const rows: string[][] = [["clients", "TPC-B-like/s", "pgbench/s", "create/s", "ratio", "handle/s", "ratio"]];
    for (const clients of CLIENTS) {
      const base = await measure(clients, async () => plain);
      const created = await measure(clients, async () => create);
      const handled = await measure(clients, handle);
      const again = await measure(clients, async () => plain);
      const reference = (base + again) / 2;
      const figures = [created, created / reference, handled, handled / reference];
      const [c, cr, h, hr] = figures.map((figure) => (figure < 10 ? figure.toFixed(2) : figure.toFixed(0)));
      rows.push([`${clients}`, reference.toFixed(0), pgbench(server, clients), c ?? "", cr ?? "", h ?? "", hr ?? ""]);
    }
    printTable(rows);
    console.log(`handle/s includes one read that finds the task; ${SECONDS} s each, the reference before and after.`);
  } finally {
    await sql.end();
    await server.stop();
  }
}

async function measure(clients: number, prepare: () => Promise<() => Promise<unknown>>): Promise<number> {
  const works = await Promise.all(Array.from({ length: clients }, prepare));
  for (const work of works) await work();
  let done = 0;
  const start = performance.now();
  const end = start + SECONDS * 1000;
  await Promise.all(
    works.map(async (work) => {
      while (performance.now() < end) {
        await work();
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - start) / 1000);
}

function pgbench(server: { port: number; password: string; url: string }, clients: number): string {
  if (spawnSync("pgbench", ["--version"]).status !== 0) return "not installed";
  const { username, pathname } = new URL(server.url);
  const env = { ...process.env, PGPASSWORD: server.password };
  const where = ["-h", "127.0.0.1", "-p", String(server.port), "-U", username];
  const database = pathname.slice(1);
  const run = (args: string[]) =>
    execFileSync("pgbench", [...where, ...args, database], {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  run(["-i", "-q", "-s", "1"]);
  const output = run(["-M", "extended", "-c", String(clients), "-j", "2", "-T", String(SECONDS)]);
  return Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? 0).toFixed(0);
}

const random = (limit: number) => 1 + Math.floor(Math.random() * limit);

await main();
