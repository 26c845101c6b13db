import type { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { expect, test } from "vitest";
import { migrate } from "../database/migrations";
import { openStore } from "../database/store";
import { VERSIONS } from "../database/versions";
import { resolveOptions } from "../options";
import { createRunner } from "../runner";
import { databaseUrl, openScene } from "../testing/scene";

type Options = Partial<Parameters<Inngest["createFunction"]>[0]>;

const one = (options: Options) => (inngest: Inngest) => [
  inngest.createFunction({ id: "one", retries: 0, triggers: [{ event: "one" }], ...options }, () => null),
];

const refused: [string, Options, string][] = [
  ["batchEvents", { batchEvents: { maxSize: 5, timeout: "5s" } }, "batchEvents is not supported"],
  ["priority", { priority: { run: "100" } }, "priority is not supported"],
  ["rateLimit", { rateLimit: { limit: 1, period: "1m" } }, "rateLimit is not supported"],
  ["a throttle whose period is too short", { throttle: { limit: 1, period: "0s" } }, "throttle.period"],
  ["a schedule with seconds", { triggers: [{ cron: "*/5 * * * * *" }] }, "CronPattern"],
  ["a schedule that never comes", { triggers: [{ cron: "0 0 30 2 *" }] }, "never comes"],
  ["a condition that is no CEL", { triggers: [{ event: "one", if: "event.data.(" }] }, "function app-one"],
  ["a cancellation that is no CEL", { cancelOn: [{ event: "stop", if: "&&" }] }, "function app-one"],
  ["a concurrency key that is no CEL", { concurrency: { limit: 1, key: "(" } }, "function app-one"],
];

test.each(refused)("%s is refused with the function's id, and nothing is registered", async (_, options, message) => {
  const scene = await openScene(one({}), { isStarted: false });
  const handler = serve({ client: scene.inngest, functions: one(options)(scene.inngest) });
  const registration = scene.runner.register(handler);
  await expect(registration).rejects.toThrow("function app-one");
  await expect(registration).rejects.toThrow(message);
  const functions =
    await scene.sql`select config -> 'triggers' as triggers from ${scene.sql(`${scene.schema}.functions`)}`;
  expect(functions).toEqual([{ triggers: [{ event: "one" }] }]);
});

test("a function that is no longer registered starts no more; its open runs wait until it is back", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "gone", retries: 0, triggers: [{ event: "go" }] }, async ({ step }) => {
      await step.sleep("nap", "1h");
      ran("over");
    }),
    inngest.createFunction({ id: "stays", retries: 0, triggers: [{ event: "go" }] }, () => ran("stays")),
  ]);
  await scene.inngest.send({ name: "go" });
  await scene.pass(0);
  const rest = one({ id: "stays" })(scene.inngest);
  await scene.runner.register(serve({ client: scene.inngest, functions: rest }));
  await scene.inngest.send({ name: "go" });
  await scene.pass(3_700_000);
  expect(scene.count("over")).toBe(0);
  expect(await scene.runsOf("gone")).toMatchObject([{ status: "running" }]);
  expect(await scene.runner.stats()).toMatchObject({ unserved: 1, queued: 0 });

  await scene.addRunner();
  await scene.pass(0);
  expect(scene.count("over")).toBe(1);
});

test("migrations wait for nobody: a second runner starts beside one that holds its rows locked", async () => {
  const scene = await openScene(one({}));
  await scene.inngest.send({ name: "one", ts: scene.clock.now() + 60_000 });
  await scene.sql.begin(async (tx) => {
    for (const table of ["runs", "jobs", "functions"]) {
      await tx`select 1 from ${tx(`${scene.schema}.${table}`)} for update`;
    }
    await createRunnerOn(scene.schema);
  });
});

async function createRunnerOn(schema: string): Promise<void> {
  const runner = createRunner({ sql: databaseUrl(), schema });
  await runner.migrate();
  await runner.stop();
}

test("several processes may create the schema at the same time", async () => {
  const scene = await openScene(one({}), { isStarted: false });
  await scene.sql.unsafe(`drop schema ${scene.schema} cascade`);
  await Promise.all(Array.from({ length: 4 }, () => createRunnerOn(scene.schema)));
  expect(await scene.sql`select version from ${scene.sql(`${scene.schema}.meta`)}`).toEqual([
    { version: VERSIONS.length },
  ]);
});

test("a schema of the first version is upgraded with what lies in it, and its runs go on", async () => {
  const functions = (inngest: Inngest, ran: (key: string) => number) => [
    inngest.createFunction({ id: "old", retries: 0, triggers: [{ event: "old" }] }, async ({ step }) => {
      await step.sleep("nap", "1h");
      ran("over");
    }),
  ];
  const scene = await openScene(functions, { isStarted: false });
  const [config] = await scene.sql`select * from ${scene.sql(`${scene.schema}.functions`)}`;
  await scene.sql.unsafe(`drop schema ${scene.schema} cascade`);
  const store = openStore(resolveOptions({ sql: databaseUrl(), schema: scene.schema }));
  await migrate(store, VERSIONS.slice(0, 1));
  await store.close();
  await scene.sql`insert into ${scene.sql(`${scene.schema}.functions`)} ${scene.sql(config ?? {})}`;
  await scene.sql`
    insert into ${scene.sql(`${scene.schema}.runs`)} (id, function_id, status, event, max_attempts, created_at)
    values ('R', 'app-old', 'queued', '{"name":"old","id":"1","ts":1,"data":{},"user":{}}', 1, now())`;
  await scene.sql`
    insert into ${scene.sql(`${scene.schema}.jobs`)} (key, kind, run_id, function_id, max_attempts, due)
    values ('R:start', 'call', 'R', 'app-old', 1, now())`;

  await scene.runner.migrate();
  await scene.runner.start();
  await scene.pass(0);
  await scene.pass(3_700_000);
  expect(scene.count("over")).toBe(1);
  expect(await scene.sql`select version from ${scene.sql(`${scene.schema}.meta`)}`).toEqual([
    { version: VERSIONS.length },
  ]);
});

test("a schema that is newer than the code is refused", async () => {
  const scene = await openScene(one({}), { isStarted: false });
  await scene.sql`update ${scene.sql(`${scene.schema}.meta`)} set version = 99`;
  await expect(scene.runner.migrate()).rejects.toThrow("has version 99, newer than");
});

test("what the runner is not for is answered with 404, and unknown schema names never reach SQL", async () => {
  const scene = await openScene(one({}), { isStarted: false });
  const status = async (path: string, method: string) =>
    (await scene.runner.fetch(`http://runner.internal${path}`, { method })).status;
  expect(await status("/v1/checkpoint/x/async", "POST")).toBe(404);
  expect(await status("/e/key", "GET")).toBe(404);
  expect(() => createRunner({ sql: databaseUrl(), schema: 'x"; drop table y' })).toThrow("not a usable schema name");
});

test("a runner without functions does not start", async () => {
  const runner = createRunner({ sql: databaseUrl(), schema: "runner_test_none" });
  await expect(runner.start()).rejects.toThrow("no functions are registered");
  await runner.stop();
});
