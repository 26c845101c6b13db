import { expect, test } from "vitest";
import { openScene } from "./testing/scene";

const DAY = 86_400_000;

test("ended runs and their events go after the retention time, open runs stay", async () => {
  const scene = await openScene(
    (inngest, ran) => [
      inngest.createFunction({ id: "quick", retries: 0, triggers: [{ event: "quick" }] }, () => ran("quick")),
      inngest.createFunction({ id: "patient", retries: 0, triggers: [{ event: "patient" }] }, async ({ step }) => {
        await step.sleep("long", "30d");
        ran("patient");
      }),
    ],
    { retentionMs: 2 * DAY },
  );
  const rows = async (table: string) =>
    (await scene.sql`select 1 from ${scene.sql(`${scene.schema}.${table}`)}`).length;
  await scene.inngest.send([{ name: "quick", id: "q" }, { name: "patient" }]);
  await scene.pass(0);
  await scene.inngest.send({ name: "quick", id: "q" });
  await scene.pass(DAY);
  expect([await rows("runs"), await rows("events")]).toEqual([2, 2]);
  await scene.pass(1.1 * DAY);
  expect([await rows("runs"), await rows("events")]).toEqual([1, 0]);
  expect(scene.count("quick")).toBe(1);
  await scene.pass(28 * DAY);
  expect(scene.count("patient")).toBe(1);
});

test("stats count what waits and what has ended", async () => {
  const scene = await openScene(
    (inngest) => [
      inngest.createFunction({ id: "ok", retries: 0, triggers: [{ event: "ok" }] }, () => 1),
      inngest.createFunction({ id: "bad", retries: 0, triggers: [{ event: "bad" }] }, () => {
        throw new Error("bad");
      }),
    ],
    { isStarted: false },
  );
  await scene.runner.send([{ name: "ok" }, { name: "ok" }, { name: "ok", ts: scene.clock.now() + DAY }]);
  await scene.runner.send({ name: "bad" });
  scene.clock.advance(5_000);
  const before = await scene.runner.stats();
  expect(before).toMatchObject({ queued: 3, scheduled: 1, running: 0, unserved: 0 });
  expect(before.runs).toEqual({ queued: 4, running: 0, completed: 0, failed: 0, cancelled: 0 });
  expect(before.oldestDueMs).toBeGreaterThanOrEqual(5_000);
  expect(await scene.runner.health()).toMatchObject({ state: "stopped", queued: 3, workers: 8 });

  await scene.runner.start();
  await scene.pass(0);
  const after = await scene.runner.stats();
  expect(after.runs).toEqual({ queued: 1, running: 0, completed: 2, failed: 1, cancelled: 0 });
  expect(after).toMatchObject({ queued: 0, oldestDueMs: null });
  expect(await scene.runner.runs({ status: "failed" })).toMatchObject([{ functionId: "app-bad" }]);
  const page = await scene.runner.runs({ limit: 3 });
  const [last] = await scene.runner.runs({ limit: 3, before: page.at(-1)?.id ?? "" });
  expect(page).toHaveLength(3);
  expect(page.map((run) => run.id)).not.toContain(last?.id);
});
