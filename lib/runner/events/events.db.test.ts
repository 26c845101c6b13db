import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { expect, test } from "vitest";
import { databaseUrl, type MakeFunctions, openScene } from "../testing/scene";

const HOUR = 3_600_000;

const counter: MakeFunctions = (inngest, ran) => [
  inngest.createFunction({ id: "counter", retries: 0, triggers: [{ event: "count" }] }, ({ event }) =>
    ran(`counted ${event.data.what}`),
  ),
];

test("the same event id several times starts one run, and is answered each time", async () => {
  const scene = await openScene(counter);
  const event = { name: "count", id: "same", data: { what: "a" } };
  for (let time = 0; time < 2; time += 1) expect((await scene.inngest.send(event)).ids).toHaveLength(1);
  expect((await scene.inngest.send([event, event])).ids).toHaveLength(2);
  await scene.pass(0);
  expect(scene.count("counted a")).toBe(1);
});

test("a request that is sent again, because its answer was lost, is recognised by its seed", async () => {
  const scene = await openScene(counter);
  const seed = `${scene.clock.now()},c2VlZA==`;
  const post = () =>
    scene.runner.fetch("http://runner.internal/e/key", {
      method: "POST",
      body: JSON.stringify([
        { name: "count", data: { what: "a" } },
        { name: "count", data: { what: "b" } },
      ]),
      headers: { "x-inngest-event-id-seed": seed },
    });
  const [first, second] = [await (await post()).json(), await (await post()).json()];
  expect(second).toEqual(first);
  await scene.pass(0);
  expect(scene.count("counted a")).toBe(1);
  expect(scene.count("counted b")).toBe(1);
});

test("events sent in the caller's transaction come with its commit and go with its rollback", async () => {
  const scene = await openScene(counter);
  const send = (what: string, tx: postgres.TransactionSql) =>
    scene.runner.send({ name: "count", id: what, data: { what } }, { sql: tx });
  const rolledBack = scene.sql.begin(async (tx) => {
    await send("lost", tx);
    throw new Error("no");
  });
  await expect(rolledBack).rejects.toThrow("no");
  await scene.sql.begin((tx) => send("kept", tx));
  await scene.pass(0);
  expect(scene.count("counted lost")).toBe(0);
  expect(scene.count("counted kept")).toBe(1);
});

test("the caller's connection may be one that Drizzle has changed the types of", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction(
      { id: "asker", retries: 0, triggers: [{ event: "asked" }], cancelOn: [{ event: "stop", timeout: "1d" }] },
      async ({ step }) => {
        await step.waitForEvent("answer", { event: "answered", timeout: "1h", if: "async.data.n == event.data.n" });
        ran("answered");
      },
    ),
  ]);
  const client = postgres(databaseUrl(), { max: 1 });
  drizzle(client);
  try {
    await client.begin((tx) => scene.runner.send({ name: "asked", data: { n: 1 } }, { sql: tx }));
    await scene.pass(0);
    await client.begin((tx) => scene.runner.send({ name: "answered", data: { n: 1 } }, { sql: tx }));
    await scene.pass(0);
  } finally {
    await client.end();
  }
  expect(scene.count("answered")).toBe(1);
});

test("a function's own idempotency holds for a day", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction(
      { id: "once", retries: 0, idempotency: "event.data.order", triggers: [{ event: "ordered" }] },
      ({ event }) => ran(`order ${event.data.order}`),
    ),
  ]);
  const order = (name: string) => scene.inngest.send({ name: "ordered", data: { order: name } });
  await order("a");
  await order("a");
  await order("b");
  await scene.pass(23 * HOUR);
  await order("a");
  await scene.pass(0);
  expect([scene.count("order a"), scene.count("order b")]).toEqual([1, 1]);
  await scene.pass(2 * HOUR);
  await order("a");
  await scene.pass(0);
  expect(scene.count("order a")).toBe(2);
});

test("a key of idempotency may be longer than an index takes", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction(
      { id: "once", retries: 0, idempotency: "event.data.text", triggers: [{ event: "said" }] },
      () => ran("said"),
    ),
  ]);
  const random = Array.from({ length: 6_000 }, () => Math.random().toString(36).slice(2, 3)).join("");
  for (const text of [random, random, `${random}.`]) await scene.inngest.send({ name: "said", data: { text } });
  await scene.pass(0);
  expect(scene.count("said")).toBe(2);
});

test("a trigger may have a condition, and a name that ends in a star", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction(
      { id: "big", retries: 0, triggers: [{ event: "paid", if: "event.data.amount > 100" }] },
      ({ event }) => ran(`big ${event.data.amount}`),
    ),
    inngest.createFunction({ id: "all", retries: 0, triggers: [{ event: "shop/*" }] }, ({ event }) => ran(event.name)),
  ]);
  await scene.inngest.send([100, 101].map((amount) => ({ name: "paid", data: { amount } })));
  await scene.inngest.send([{ name: "shop/opened" }, { name: "shop/order.sent" }, { name: "shopping" }]);
  await scene.pass(0);
  expect(await scene.runsOf("big")).toMatchObject([{ event: { data: { amount: 101 } } }]);
  expect((await scene.runsOf("all")).map((run) => run.event.name).sort()).toEqual(["shop/opened", "shop/order.sent"]);
});

test.each([
  ["a name of the executor", { name: "inngest/function.failed", data: {} }, "must not begin with inngest/"],
  ["no name", { data: {} }, "event name"],
  ["an id that fits no index", { name: "count", id: "编".repeat(400) }, "longer than 1000 bytes"],
  ["half a character in its id", { name: "count", id: "\ud800" }, "half a character"],
  ["a time that is none", { name: "count", ts: 1e300 }, "event ts"],
  ["more than 512 KB", { name: "count", data: "x".repeat(513 * 1_024) }, "larger than"],
])("an event with %s is refused", async (_, event, message) => {
  const scene = await openScene(counter, { isStarted: false });
  const request = { method: "POST", body: JSON.stringify(event) };
  const response = await scene.runner.fetch("http://runner.internal/e/key", request);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: expect.stringContaining(message), ids: [] });
  expect(await scene.sql`select 1 from ${scene.sql(`${scene.schema}.events`)}`).toHaveLength(0);
});

test("an event with characters that PostgreSQL has no text for arrives as it was sent", async () => {
  const scene = await openScene((inngest) => [
    inngest.createFunction({ id: "echo", retries: 0, triggers: [{ event: "odd" }] }, ({ event }) => event.data.text),
  ]);
  await scene.inngest.send({ name: "odd", data: { text: "\0 \ud800" } });
  await scene.pass(0);
  expect(await scene.runsOf("echo")).toMatchObject([{ status: "completed", output: "\0 \ud800" }]);
});

test("an event looks only at the waits it can end", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "asker", retries: 0, triggers: [{ event: "asked" }] }, async ({ step }) => {
      await step.waitForEvent("answer", { event: "answered", timeout: "1d", if: "event.data.n == async.data.n" });
      ran("answered");
    }),
  ]);
  await scene.inngest.send(Array.from({ length: 20 }, (_, n) => ({ name: "asked", data: { n: n + 1_000 } })));
  await scene.pass(0);
  const waits = scene.sql(`${scene.schema}.waits`);
  const [row] = await scene.sql`select count(distinct required_value)::int as count from ${waits}`;
  expect(row).toEqual({ count: 20 });
  await scene.inngest.send({ name: "answered", data: { n: 1_007 } });
  await scene.pass(0);
  expect(scene.count("answered")).toBe(1);
});
