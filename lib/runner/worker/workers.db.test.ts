import { expect, test, vi } from "vitest";
import { createRunner } from "../runner";
import { databaseUrl, type MakeFunctions, openScene, type Scene } from "../testing/scene";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const slow =
  (ms: number): MakeFunctions =>
  (inngest, ran) => [
    inngest.createFunction({ id: "slow", retries: 0, triggers: [{ event: "slow" }] }, async ({ event, step }) => {
      const results = [];
      for (const part of ["a", "b"]) {
        results.push(
          await step.run(part, async () => {
            ran(`${part} ${event.data.n} begun`);
            await pause(ms);
            return ran(`${part} ${event.data.n}`);
          }),
        );
      }
      return results;
    }),
  ];

const many = (count: number) => Array.from({ length: count }, (_, n) => ({ name: "slow", data: { n } }));

/** Every connection of the scene's runners, as the server sees them. */
async function terminateConnections(scene: Scene): Promise<number> {
  const rows = await scene.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'runner' and datname = current_database()`;
  return rows.length;
}

test("two runners share the work, and every step runs once", async () => {
  const calls = [0, 0];
  const counting = (index: number) => (serve: (request: Request) => Promise<Response>) => (request: Request) => {
    if (request.method === "POST") calls[index] = (calls[index] ?? 0) + 1;
    return serve(request);
  };
  const scene = await openScene(slow(20), { around: counting(0) });
  await scene.addRunner({ around: counting(1) });
  await scene.inngest.send(many(30));
  await scene.runner.idle(20_000);
  for (let n = 0; n < 30; n += 1) expect([scene.count(`a ${n}`), scene.count(`b ${n}`)]).toEqual([1, 1]);
  expect(calls.map((count) => count > 10)).toEqual([true, true]);
  expect((calls[0] ?? 0) + (calls[1] ?? 0)).toBe(90);
});

test("a runner takes up events that another process sent, without waiting for its next look", async () => {
  const scene = await openScene(slow(1), { pollMs: 60_000 });
  await scene.runner.idle();
  const sender = createRunner({ sql: databaseUrl(), schema: scene.schema });
  await sender.send(many(1));
  await sender.stop();
  await vi.waitFor(() => expect(scene.count("b 0")).toBe(1), { timeout: 5_000 });
});

test("when the database drops every connection the runner comes back and the work is done", async () => {
  const scene = await openScene(slow(30));
  await scene.inngest.send(many(40));
  for (let round = 0; round < 3; round += 1) {
    await pause(150);
    expect(await terminateConnections(scene)).toBeGreaterThan(0);
  }
  await vi.waitFor(
    async () => {
      scene.clock.advance(500);
      expect((await scene.runner.stats()).runs).toMatchObject({ completed: 40, failed: 0 });
    },
    { timeout: 15_000, interval: 100 },
  );
});

test("a call that was under way when the connections went may still write its answer", async () => {
  const scene = await openScene(slow(1_500));
  await scene.inngest.send(many(1));
  await vi.waitFor(() => expect(scene.count("a 0 begun")).toBe(1));
  await terminateConnections(scene);
  await vi.waitFor(() => expect(scene.runner.health()).resolves.toMatchObject({ state: "running" }), {
    timeout: 5_000,
  });
  await scene.runner.idle(15_000);
  expect([scene.count("a 0 begun"), scene.count("b 0 begun")]).toEqual([1, 1]);
  expect(await scene.runsOf("slow")).toMatchObject([{ status: "completed" }]);
});

test("the job of a process that hangs is done by another one, and its late answer writes nothing", async () => {
  let release = () => {};
  const hang = new Promise<void>((resolve) => {
    release = resolve;
  });
  const scene = await openScene(slow(1), {
    workers: 1,
    around: (serve) => async (request) => {
      const response = await serve(request);
      if (request.method === "POST") await hang;
      return response;
    },
  });
  await scene.inngest.send(many(1));
  await vi.waitFor(() => expect(scene.count("a 0")).toBe(1));
  // As after a missed heartbeat: the lease has run out while the call is under way.
  const jobs = scene.sql(`${scene.schema}.jobs`);
  await scene.sql`
    update ${jobs} set locked_until = now() - interval '1 second', gen = gen + 1
    where kind = 'call'`;
  await scene.addRunner({ around: (serve) => serve });
  await vi.waitFor(async () => expect(await scene.runsOf("slow")).toMatchObject([{ status: "completed" }]), {
    timeout: 5_000,
  });
  release();
  await scene.runner.idle();
  expect([scene.count("a 0"), scene.count("b 0")]).toEqual([2, 1]);
  expect(await scene.runsOf("slow")).toMatchObject([{ status: "completed", output: [2, 1], steps: 2 }]);
});

test("heartbeats keep a job whose call takes longer than the lease", async () => {
  const scene = await openScene(slow(2_500), { leaseMs: 1_500 });
  await scene.addRunner();
  await scene.inngest.send(many(2));
  await scene.runner.idle(15_000);
  for (const n of [0, 1]) expect([scene.count(`a ${n} begun`), scene.count(`b ${n} begun`)]).toEqual([1, 1]);
});

test("stop lets calls under way end, takes no more, and leaves the rest to others", async () => {
  const scene = await openScene(slow(300), { workers: 2 });
  await scene.inngest.send(many(4));
  await vi.waitFor(() => expect(scene.count("a 1 begun")).toBe(1));
  expect(await scene.runner.stop({ timeoutMs: 5_000 })).toBe(true);
  const begun = [0, 1, 2, 3].map((n) => scene.count(`a ${n} begun`));
  expect(begun).toEqual([1, 1, 0, 0]);
  expect([scene.count("a 0"), scene.count("a 1")]).toEqual([1, 1]);

  const { runner } = await scene.addRunner({ workers: 8 });
  await runner.idle();
  for (let n = 0; n < 4; n += 1) expect([scene.count(`a ${n}`), scene.count(`b ${n}`)]).toEqual([1, 1]);
});

test("stop gives back what has not ended in time", async () => {
  const scene = await openScene(slow(6_000));
  await scene.inngest.send(many(1));
  await vi.waitFor(() => expect(scene.count("a 0 begun")).toBe(1));
  const began = performance.now();
  expect(await scene.runner.stop({ timeoutMs: 100 })).toBe(false);
  expect(performance.now() - began).toBeLessThan(5_000);
  const jobs = await scene.sql`select locked_until from ${scene.sql(`${scene.schema}.jobs`)} where kind = 'call'`;
  expect(jobs).toEqual([{ locked_until: null }]);
});

test("a stopped runner leaves no connection and no lock behind", async () => {
  const scene = await openScene(slow(1));
  await scene.inngest.send(many(3));
  await scene.runner.idle();
  await scene.runner.stop();
  expect(await scene.runner.health()).toMatchObject({ state: "stopped", queued: null });
  const connections = () => scene.sql`
    select query from pg_stat_activity where application_name = 'runner' and datname = current_database()`;
  await vi.waitFor(async () => expect(await connections()).toEqual([]));
});

test("a fault of the runner's own puts the job back instead of sitting out the lease", async () => {
  const scene = await openScene(slow(1));
  const steps = scene.sql(`${scene.schema}.steps`);
  await scene.sql`alter table ${steps} add constraint broken check (false) not valid`;
  await scene.inngest.send(many(1));
  await scene.pass(0);
  expect(await scene.runsOf("slow")).toMatchObject([
    { status: "running", lastError: { name: "RunnerError", message: expect.stringContaining("broken") } },
  ]);
  await scene.sql`alter table ${steps} drop constraint broken`;
  await scene.pass(2_100);
  expect(await scene.runsOf("slow")).toMatchObject([{ status: "completed" }]);
});
