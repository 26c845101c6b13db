import { serve } from "inngest/edge";
import postgres from "postgres";
import { expect, onTestFinished, test, vi } from "vitest";
import { startOwnServer } from "@/db/testing/own-server";
import { createRunner, type Runner } from "../runner";
import { createTestClient } from "../testing/test-client";

const RUNS = 300;
const WAIT = { timeout: 60_000, interval: 100 };

/** A runner as in a process of its own, whose function has two steps that each write a row. */
async function openRunner(url: string): Promise<{ runner: Runner; bodies: () => number }> {
  const runner = createRunner({ sql: url, backoffMs: () => 300, pollMs: 200 });
  const sql = postgres(url, { max: 4, onnotice: () => {}, connect_timeout: 5 });
  const inngest = createTestClient(runner);
  let bodies = 0;
  const note = async (n: number, step: string) => {
    bodies += 1;
    await sql`insert into notes (n, step) values (${n}, ${step}) on conflict do nothing`;
  };
  const fn = inngest.createFunction(
    { id: "work", retries: 20, triggers: [{ event: "work" }] },
    async ({ event, step }) => {
      await step.run("first", () => note(event.data.n, "first"));
      await step.run("second", () => note(event.data.n, "second"));
    },
  );
  await runner.migrate();
  await runner.register(serve({ client: inngest, functions: [fn] }));
  onTestFinished(async () => {
    await runner.stop({ timeoutMs: 1000 });
    await sql.end({ timeout: 1 });
  });
  return { runner, bodies: () => bodies };
}

test("PostgreSQL goes down in the middle of 300 runs: all are done, by two runners, and no step twice once it is kept", {
  timeout: 120_000,
}, async () => {
  const server = await startOwnServer();
  onTestFinished(() => server.stop());
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end({ timeout: 1 }));
  await sql`create table notes (n int, step text, primary key (n, step))`;
  const [one, other] = [await openRunner(server.url), await openRunner(server.url)];
  await one.runner.send(Array.from({ length: RUNS }, (_, n) => ({ name: "work", data: { n } })));
  await Promise.all([one.runner.start(), other.runner.start()]);
  const done = async () => (await one.runner.stats()).runs.completed;
  await vi.waitFor(async () => expect(await done()).toBeGreaterThan(RUNS / 10), WAIT);
  expect(await done()).toBeLessThan(RUNS);
  await server.restart(1500);
  await vi.waitFor(async () => expect(await done()).toBe(RUNS), WAIT);
  expect(await sql`select 1 from notes`).toHaveLength(2 * RUNS);
  // At most what was under way when the server went is done again.
  expect(one.bodies() + other.bodies()).toBeLessThanOrEqual(2 * RUNS + 2 * 16);
  expect(await one.runner.stats()).toMatchObject({ queued: 0, running: 0, runs: { failed: 0, running: 0, queued: 0 } });
});
