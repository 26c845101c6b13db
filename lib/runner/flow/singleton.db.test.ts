import { expect, test } from "vitest";
import { type MakeFunctions, openScene, type Scene } from "../testing/scene";

const HOUR = 3_600_000;

const only =
  (mode: "skip" | "cancel"): MakeFunctions =>
  (inngest, ran) => [
    inngest.createFunction(
      { id: "only", retries: 1, singleton: { key: "event.data.user", mode }, triggers: [{ event: "sync" }] },
      async ({ event, step }) => {
        await step.run("begin", () => ran(`begun ${event.data.user} ${event.data.n}`));
        await step.sleep("long", "1h");
        return step.run("end", () => {
          ran("ended");
          return event.data.n;
        });
      },
    ),
    inngest.createFunction(
      {
        id: "watcher",
        retries: 0,
        triggers: [{ event: "inngest/function.cancelled", if: "event.data.function_id == 'app-only'" }],
      },
      ({ event }) => ran(`cancelled ${(event.data as { event: { data: { n: number } } }).event.data.n}`),
    ),
  ];

const sync = (user: string, n: number) => ({ name: "sync", data: { user, n } });

async function byStatus(scene: Scene): Promise<Record<string, number[]>> {
  const groups: Record<string, number[]> = {};
  for (const { status, event } of await scene.runsOf("only")) {
    const { n } = event.data as { n: number };
    groups[status] = [...(groups[status] ?? []), n].sort((one, other) => one - other);
  }
  return groups;
}

test("skip: while a run is open no other of its key begins; afterwards one does", async () => {
  const scene = await openScene(only("skip"));
  await scene.inngest.send([sync("ann", 1), sync("ann", 2), sync("bob", 3)]);
  await scene.pass(0);
  await scene.inngest.send(sync("ann", 4));
  await scene.pass(0);
  expect(await byStatus(scene)).toEqual({ running: [1, 3] });
  await scene.pass(HOUR + 1_000);
  await scene.inngest.send(sync("ann", 5));
  await scene.pass(0);
  expect(await byStatus(scene)).toEqual({ completed: [1, 3], running: [5] });
});

test("skip: of many at once from two processes one begins, also where the runs have only just been queued", async () => {
  const scene = await openScene(only("skip"), { isStarted: false });
  const { inngest } = await scene.addRunner({ isStarted: false });
  const all = Array.from({ length: 20 }, (_, n) => n);
  await Promise.all(all.map((n) => (n % 2 ? inngest : scene.inngest).send(sync("ann", n))));
  expect(Object.keys(await byStatus(scene))).toEqual(["queued"]);
  expect(await scene.runsOf("only")).toHaveLength(1);
});

test("cancel: a new run ends the open one of its key, and the executor tells of it", async () => {
  const scene = await openScene(only("cancel"));
  await scene.inngest.send([sync("ann", 1), sync("bob", 2)]);
  await scene.pass(0);
  await scene.pass(HOUR / 2);
  await scene.inngest.send(sync("ann", 3));
  await scene.pass(HOUR / 2 + 1_000);
  expect(await byStatus(scene)).toEqual({ cancelled: [1], completed: [2], running: [3] });
  expect([scene.count("cancelled 1"), scene.count("cancelled 2")]).toEqual([1, 0]);
  await scene.pass(HOUR);
  expect(scene.count("ended")).toBe(2);
  expect(await scene.sql`select 1 from ${scene.sql(`${scene.schema}.jobs`)} where run_id is not null`).toHaveLength(0);
});

test("cancel: of several in one batch, and of many from two processes, the last to come stays", async () => {
  const scene = await openScene(only("cancel"));
  const { inngest } = await scene.addRunner();
  await scene.inngest.send([sync("ann", 1), sync("ann", 2), sync("ann", 3)]);
  await scene.pass(0);
  expect(await byStatus(scene)).toEqual({ cancelled: [1, 2], running: [3] });
  const all = Array.from({ length: 12 }, (_, n) => n + 10);
  await Promise.all(all.map((n) => (n % 2 ? inngest : scene.inngest).send(sync("ann", n))));
  await scene.pass(0);
  const { cancelled, running } = await byStatus(scene);
  expect([cancelled?.length, running?.length]).toEqual([14, 1]);
});

test("cancel: an event that starts no run, because its key is known, ends none either", async () => {
  const makeFunctions: MakeFunctions = (inngest) => [
    inngest.createFunction(
      {
        id: "only",
        retries: 0,
        idempotency: "event.data.n",
        singleton: { mode: "cancel" },
        triggers: [{ event: "sync" }],
      },
      ({ step }) => step.sleep("long", "1h"),
    ),
  ];
  const scene = await openScene(makeFunctions, { isStarted: false });
  await scene.inngest.send(sync("ann", 1));
  await scene.inngest.send(sync("ann", 1));
  expect(await byStatus(scene)).toEqual({ queued: [1] });
  await scene.inngest.send(sync("ann", 2));
  expect(await byStatus(scene)).toEqual({ cancelled: [1], queued: [2] });
});

test("a failed run is not open; it can be taken up only while no other is", async () => {
  let isBroken = true;
  const scene = await openScene((inngest) => [
    inngest.createFunction(
      { id: "only", retries: 0, singleton: { mode: "skip" }, triggers: [{ event: "sync" }] },
      async ({ step }) => {
        if (isBroken) throw new Error("broken");
        await step.sleep("long", "1h");
      },
    ),
  ]);
  await scene.inngest.send(sync("ann", 1));
  await scene.pass(0);
  const [failed] = await scene.runsOf("only");
  isBroken = false;
  await scene.inngest.send(sync("ann", 2));
  await scene.pass(0);
  expect(await scene.runner.retry(failed?.id ?? "")).toBe(false);
  await scene.pass(HOUR + 1_000);
  expect(await scene.runner.retry(failed?.id ?? "")).toBe(true);
  await scene.inngest.send(sync("ann", 3));
  await scene.pass(0);
  expect(await byStatus(scene)).toEqual({ completed: [2], running: [1] });
});

test("an invocation that is left out fails at once instead of waiting", async () => {
  const scene = await openScene((inngest) => {
    const child = inngest.createFunction(
      { id: "only", retries: 0, singleton: { mode: "skip" }, triggers: [{ event: "sync" }] },
      ({ step }) => step.sleep("long", "1h"),
    );
    const parent = inngest.createFunction({ id: "parent", retries: 0, triggers: [{ event: "go" }] }, ({ step }) =>
      step.invoke("call", { function: child }).catch((error: Error) => error.message),
    );
    return [child, parent];
  });
  await scene.inngest.send(sync("ann", 1));
  await scene.inngest.send({ name: "go" });
  await scene.pass(0);
  expect(await scene.runsOf("parent")).toMatchObject([
    { status: "completed", output: "function app-only is a singleton and has an open run" },
  ]);
});
