import { expect, test } from "vitest";
import { type MakeFunctions, openScene, type Scene } from "../testing/scene";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const sequence: string[] = [];

/** One start in ten minutes, per group; each run has two steps, which are not throttled. */
const paced =
  (throttle: { limit: number; period: "10m" | "10s"; burst?: number; key?: string }): MakeFunctions =>
  (inngest, ran) => [
    inngest.createFunction(
      { id: "paced", retries: 0, throttle, triggers: [{ event: "work" }] },
      async ({ event, step }) => {
        await step.run("first", () => {
          sequence.push(event.data.n);
          ran(`group ${event.data.group}`);
        });
        await step.run("second", () => ran("second"));
      },
    ),
    inngest.createFunction({ id: "free", retries: 0, triggers: [{ event: "free" }] }, () => ran("free")),
  ];

const TEN = { limit: 1, period: "10m", key: "event.data.group" } as const;
const work = (group: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: "work", data: { group, n: `${group}${n}` } }));

async function startedAfter(scene: Scene, minutes: number): Promise<number> {
  await scene.pass(minutes * MINUTE);
  return scene.count("group a");
}

test("runs start one after another in their order, none is lost, and nothing else waits for them", async () => {
  const scene = await openScene(paced(TEN), { workers: 2 });
  sequence.length = 0;
  await scene.inngest.send([...work("a", 4), { name: "free" }]);
  expect(await startedAfter(scene, 0)).toBe(1);
  expect(scene.count("free")).toBe(1);
  expect(await startedAfter(scene, 9.9)).toBe(1);
  expect(await startedAfter(scene, 0.2)).toBe(2);
  expect(await startedAfter(scene, 10)).toBe(3);
  expect(await startedAfter(scene, 10)).toBe(4);
  expect(sequence).toEqual(["a0", "a1", "a2", "a3"]);
  expect(scene.count("second")).toBe(4);
});

test("two runners together keep the throttle, each value of the key has its own", async () => {
  const scene = await openScene(paced(TEN));
  await scene.addRunner();
  await Promise.all([scene.inngest.send(work("a", 10)), scene.inngest.send(work("b", 10))]);
  for (let round = 1; round <= 3; round += 1) {
    await scene.pass(round === 1 ? 0 : 10 * MINUTE);
    expect([scene.count("group a"), scene.count("group b")]).toEqual([round, round]);
  }
});

test("a burst starts so many at once", async () => {
  const scene = await openScene(paced({ limit: 2, period: "10m", burst: 3 }));
  await scene.addRunner();
  await scene.inngest.send(work("a", 8));
  expect(await startedAfter(scene, 0)).toBe(3);
  expect(await startedAfter(scene, 5.1)).toBe(4);
  expect(await startedAfter(scene, 5)).toBe(5);
});

test("after a time in which nobody worked the runs do not start all together, and what was passed is remembered", async () => {
  const scene = await openScene(paced(TEN));
  await scene.inngest.send(work("a", 3));
  expect(await startedAfter(scene, 0)).toBe(1);
  await scene.runner.stop();
  scene.clock.advance(MINUTE);
  const { runner } = await scene.addRunner();
  await runner.idle();
  expect(scene.count("group a")).toBe(1);
  scene.clock.advance(60 * MINUTE);
  await runner.idle();
  expect(scene.count("group a")).toBe(2);
  scene.clock.advance(10 * MINUTE);
  await runner.idle();
  expect(scene.count("group a")).toBe(3);
});

test("a run that is cancelled while it waits takes no turn", async () => {
  const scene = await openScene(paced(TEN));
  await scene.inngest.send(work("a", 3));
  await scene.pass(0);
  const queued = (await scene.runsOf("paced")).filter((run) => run.status === "queued");
  expect(queued).toHaveLength(2);
  await scene.runner.cancel(queued.at(-1)?.id ?? "");
  expect(await startedAfter(scene, 10)).toBe(2);
  expect((await scene.runsOf("paced")).map((run) => run.status).sort()).toEqual([
    "cancelled",
    "completed",
    "completed",
  ]);
});

test("a worker wakes by itself when the next may start; a throttled run is scheduled, not late", async () => {
  const scene = await openScene(paced({ limit: 10, period: "10s" }), { pollMs: 60_000 });
  await scene.inngest.send(work("a", 2));
  await scene.runner.idle();
  await scene.inngest.send(work("a", 1));
  const begun = performance.now();
  const stats = await scene.runner.stats();
  expect(stats).toMatchObject({ queued: 0, oldestDueMs: null });
  expect(stats.scheduled).toBeGreaterThanOrEqual(1);
  while (scene.count("group a") < 3) {
    if (performance.now() - begun > 10_000) throw new Error("the worker overslept");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

test("an invoked run waits for its turn too, and a retry of the first call needs none", async () => {
  const scene = await openScene(
    (inngest, ran) => {
      const child = inngest.createFunction(
        { id: "child", retries: 2, throttle: { limit: 1, period: "10m" }, triggers: [{ event: "child" }] },
        () => {
          if (ran("child") === 1) throw new Error("not yet");
          return "done";
        },
      );
      const parent = inngest.createFunction({ id: "parent", retries: 0, triggers: [{ event: "go" }] }, ({ step }) =>
        step.invoke("call", { function: child }),
      );
      return [child, parent];
    },
    { backoffMs: () => SECOND },
  );
  await scene.inngest.send([{ name: "go" }, { name: "go" }]);
  await scene.pass(0);
  await scene.pass(2 * SECOND);
  expect(scene.count("child")).toBe(2);
  await scene.pass(10 * MINUTE);
  expect(scene.count("child")).toBe(3);
  expect(await scene.runsOf("parent")).toMatchObject(Array(2).fill({ status: "completed", output: "done" }));
});

test("throttles that are over are forgotten", async () => {
  const scene = await openScene(paced(TEN));
  await scene.inngest.send(work("a", 2));
  await scene.pass(0);
  const throttles = () => scene.sql`select name from ${scene.sql(`${scene.schema}.throttles`)}`;
  expect(await throttles()).toEqual([{ name: "app-paced|a" }]);
  await scene.pass(10 * MINUTE);
  await scene.pass(60 * MINUTE);
  await scene.pass(60 * MINUTE);
  expect(await throttles()).toEqual([]);
  expect(scene.count("group a")).toBe(2);
});
