import { type ChildProcess, fork } from "node:child_process";
import postgres from "postgres";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { bundleProgram } from "@/db/testing/bundled-program";
import { createRunner } from "../runner";
import { databaseUrl } from "../testing/scene";

const FLOWS = 12;
const KILLS = 3;
const BODIES_PER_FLOW = 8;

const program = await bundleProgram("lib/runner/testing/crash-process.ts");
afterAll(program.remove);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Two processes at work; one that is killed is replaced. */
function openProcesses(schema: string) {
  const alive = new Set<ChildProcess>();
  async function spawn(): Promise<void> {
    const child = fork(program.file, [schema], {
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`the process ended with ${code}`)));
    });
    alive.add(child);
  }
  async function kill(): Promise<void> {
    const [child] = alive;
    if (!child) return;
    alive.delete(child);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
  return { alive, spawn, kill };
}

test("killed processes lose nothing, and no step runs again once it is remembered", { timeout: 60_000 }, async () => {
  const schema = `runner_crash_${process.pid}`;
  const url = databaseUrl();
  const sql = postgres(url, { max: 2, onnotice: () => {} });
  const table = (name: string) => sql(`${schema}.${name}`);
  const notes = sql(`${schema}_notes`);
  const sender = createRunner({ sql: url, schema });
  const processes = openProcesses(schema);
  onTestFinished(async () => {
    while (processes.alive.size > 0) await processes.kill();
    await sender.stop();
    await sql.unsafe(`drop schema if exists ${schema} cascade; drop table if exists ${schema}_notes`);
    await sql.end();
  });
  await sql`create table ${notes} (key text, at timestamptz default clock_timestamp())`;
  await sender.migrate();
  await Promise.all([processes.spawn(), processes.spawn()]);
  await sender.send(Array.from({ length: FLOWS }, (_, n) => ({ name: "flow", data: { n } })));

  const replacements: Promise<void>[] = [];
  for (let kills = 0; kills < KILLS; kills += 1) {
    await pause(200 + Math.random() * 400);
    await processes.kill();
    replacements.push(processes.spawn());
    if (processes.alive.size === 0) await Promise.any(replacements.slice(-2));
  }
  await Promise.all(replacements);

  const openRuns = async () =>
    (await sql<{ count: number }[]>`select count(*)::int from ${table("runs")} where ended_at is null`)[0]?.count;
  for (let look = 0; look < 200 && (await openRuns()) !== 0; look += 1) {
    const waiting = await sql<{ n: number }[]>`
      select (r.event -> 'data' ->> 'n')::int as n
      from ${table("waits")} w join ${table("runs")} r on r.id = w.run_id where w.kind = 'event'`;
    await sender.send(waiting.map(({ n }) => ({ name: "answer", data: { n, word: `word ${n}` } })));
    await pause(100);
  }

  const outcomes = await sql<{ output: unknown }[]>`
    select output from ${table("runs")} where function_id = 'app-flow' and status = 'completed'
    order by (event -> 'data' ->> 'n')::int`;
  expect(outcomes.map((run) => run.output)).toEqual(
    Array.from({ length: FLOWS }, (_, n) => ["d", "e", "f", `word ${n}`]),
  );
  const [bodies] = await sql`
    select count(distinct n.key)::int as remembered, count(*) filter (where n.at > s.written_at)::int as "ranAgain"
    from ${notes} n
    join ${table("runs")} r on r.event -> 'data' ->> 'n' = split_part(n.key, ' ', 1)
    join ${table("steps")} s on s.run_id = r.id
      and s.name || coalesce(r.event -> 'data' ->> 'i', '') = split_part(n.key, ' ', 2)`;
  expect(bodies).toEqual({ remembered: FLOWS * BODIES_PER_FLOW, ranAgain: 0 });
  expect(await sql`select key from ${table("jobs")} where kind <> 'retention'`).toEqual([]);
  expect(await sql`select name from ${table("waits")}`).toEqual([]);
});
