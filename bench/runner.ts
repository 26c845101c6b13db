// What the embedded runner does per second, how long ten thousand timers take that fall due at once, and whether memory
// stays where it is under load. All beside plain transactions on the same server in the same run.
import "./environment";
import type { Inngest } from "inngest";
import { serve } from "inngest/edge";
import postgres from "postgres";
import { createRunner, type Runner } from "@/lib/runner/runner";
import { createTestClient } from "@/lib/runner/testing/test-client";
import { TestClock } from "@/lib/runner/testing/test-clock";
import { startBenchServer } from "./bench-server";
import { printTable } from "./table";

const WORKERS = [1, 4, 16];
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const TIMERS = Number(process.env.BENCH_TIMERS ?? 10_000);
const MINUTES = Number(process.env.BENCH_MINUTES ?? 10);
const BATCH = 500;
const DAY = 86_400_000;
const MIB = 2 ** 20;

type Bench = { runner: Runner; inngest: Inngest; clock: TestClock; done: () => number };

async function main() {
  const server = await startBenchServer();
  try {
    await throughput(server.url);
    await timers(server.url);
    if (MINUTES > 0) await memory(server.url);
  } finally {
    await server.stop();
  }
}

let schemas = 0;

/** A runner on a schema of its own with a function of two steps and one that sleeps for a day. */
async function openBench(sql: string, workers: number): Promise<Bench> {
  schemas += 1;
  const clock = new TestClock();
  const runner = createRunner({ sql, schema: `bench_${schemas}`, workers, clock });
  const inngest = createTestClient(runner);
  let ended = 0;
  const twoSteps = inngest.createFunction(
    { id: "two-steps", retries: 0, triggers: [{ event: "work" }] },
    async ({ event, step }) => {
      const first = await step.run("first", () => Number(event.data.n) + 1);
      await step.run("second", () => Number(first) + 1);
      ended += 1;
    },
  );
  const timer = inngest.createFunction(
    { id: "timer", retries: 0, triggers: [{ event: "arm" }] },
    async ({ event, step }) => {
      await step.sleepUntil("due", new Date(event.data.dueAt));
      ended += 1;
    },
  );
  await runner.migrate();
  await runner.register(serve({ client: inngest, functions: [twoSteps, timer] }));
  return { runner, inngest, clock, done: () => ended };
}

async function throughput(url: string): Promise<void> {
  const rows = [["workers", "transactions/s", "runs/s", "steps/s", "ratio"]];
  for (const workers of WORKERS) {
    const before = await plainTransactions(url, workers);
    const bench = await openBench(url, workers);
    await bench.runner.start();
    const begun = performance.now();
    const end = begun + SECONDS * 1000;
    // Never idle, and never so much at once that the first calls of all come before the last of any.
    const load = workers * 6;
    for (let sent = 0; performance.now() < end; ) {
      if (sent - bench.done() < load / 2) {
        await bench.inngest.send(Array.from({ length: load / 2 }, (_, n) => ({ name: "work", data: { n } })));
        sent += load / 2;
      }
      await pause(5);
    }
    const perSecond = bench.done() / ((performance.now() - begun) / 1000);
    await bench.runner.stop({ timeoutMs: 30_000 });
    const reference = (before + (await plainTransactions(url, workers))) / 2;
    const figures = [reference.toFixed(0), perSecond.toFixed(1), (2 * perSecond).toFixed(1)];
    rows.push([String(workers), ...figures, (perSecond / reference).toFixed(3)]);
  }
  printTable(rows);
  console.log(`A run has two steps and is three calls; ${SECONDS} s each, the transactions before and after.\n`);
}

async function timers(url: string): Promise<void> {
  const bench = await openBench(url, 16);
  const dueAt = new Date(Date.now() + DAY).toISOString();
  await bench.runner.start();
  const armed = await timed(async () => {
    for (let sent = 0; sent < TIMERS; sent += BATCH) {
      await bench.inngest.send(Array.from({ length: BATCH }, () => ({ name: "arm", data: { dueAt } })));
    }
    await bench.runner.idle(3_600_000);
  });
  const fired = await timed(async () => {
    bench.clock.advance(DAY + 1000);
    await bench.runner.idle(3_600_000);
  });
  const transactions = await plainTransactions(url, 16);
  await bench.runner.stop();
  const perSecond = TIMERS / fired;
  console.log(
    `${bench.done()} of ${TIMERS} timers: armed in ${armed.toFixed(0)} s; due at once, they fired in ${fired.toFixed(1)} s, ` +
      `${perSecond.toFixed(0)}/s, ${(perSecond / transactions).toFixed(3)} of ${transactions.toFixed(0)} transactions/s.\n`,
  );
}

async function memory(url: string): Promise<void> {
  const bench = await openBench(url, 8);
  await bench.runner.start();
  const end = performance.now() + MINUTES * 60_000;
  const rows = [["minute", "runs", "heap MiB", "RSS MiB"]];
  let sent = 0;
  for (let minute = 0; performance.now() < end; minute += 1) {
    const until = Math.min(end, performance.now() + 60_000);
    while (performance.now() < until) {
      if (sent - bench.done() < 200) {
        await bench.inngest.send(Array.from({ length: 100 }, (_, n) => ({ name: "work", data: { n } })));
        sent += 100;
      }
      await pause(50);
    }
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    rows.push([String(minute + 1), String(bench.done()), (heapUsed / MIB).toFixed(0), (rss / MIB).toFixed(0)]);
  }
  await bench.runner.stop();
  printTable(rows);
  console.log("The heap after a collection, where the process was started with --expose-gc.");
}

/** Small read-and-write transactions per second, by as many clients as there are workers. */
async function plainTransactions(url: string, clients: number): Promise<number> {
  const sql = postgres(url, { max: clients, onnotice: () => {} });
  await sql`create table if not exists bench_plain (id bigint generated always as identity primary key, n int)`;
  let done = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < begun + 2000) {
        await sql.begin(async (tx) => {
          const [row] = await tx<{ id: string }[]>`insert into bench_plain (n) values (1) returning id`;
          await tx`update bench_plain set n = 2 where id = ${row?.id ?? 0}`;
        });
        done += 1;
      }
    }),
  );
  const perSecond = done / ((performance.now() - begun) / 1000);
  await sql.end();
  return perSecond;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await main();
