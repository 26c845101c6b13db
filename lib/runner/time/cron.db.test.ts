import type { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { expect, test } from "vitest";
import { type MakeFunctions, openScene } from "../testing/scene";

const MINUTE = 60_000;

const hourly: MakeFunctions = (inngest, ran) => [
  inngest.createFunction({ id: "hourly", retries: 0, triggers: [{ cron: "TZ=Europe/Berlin 0 * * * *" }] }, () =>
    ran("hourly"),
  ),
];

test("a schedule starts one run per tick, whatever the number of runners", async () => {
  const scene = await openScene(hourly);
  await scene.addRunner();
  await scene.pass(0);
  expect(scene.count("hourly")).toBe(0);
  for (let hour = 1; hour <= 3; hour += 1) {
    await scene.pass(60 * MINUTE);
    expect(scene.count("hourly")).toBe(hour);
  }
  expect(await scene.runsOf("hourly")).toMatchObject(Array(3).fill({ event: { name: "inngest/scheduled.timer" } }));
});

test("ticks missed while nobody was there come as one", async () => {
  const scene = await openScene(hourly);
  await scene.pass(0);
  await scene.pass(10 * 60 * MINUTE);
  expect(scene.count("hourly")).toBe(1);
});

test("a schedule that changes or goes away with the next registration no longer ticks", async () => {
  const scene = await openScene(hourly);
  const at = (cron: string) => (inngest: Inngest) =>
    inngest.createFunction({ id: "hourly", retries: 0, triggers: [{ cron }] }, () => "moved");
  const { inngest } = scene;
  await scene.runner.register(serve({ client: inngest, functions: [at("30 0 1 1 *")(inngest)] }));
  const jobs = () => scene.sql`select key from ${scene.sql(`${scene.schema}.jobs`)} where kind = 'cron'`;
  expect(await jobs()).toEqual([{ key: "cron:app-hourly:30 0 1 1 *" }]);
  await scene.runner.register(serve({ client: inngest, functions: [] }));
  expect(await jobs()).toEqual([]);
  await scene.pass(3 * 60 * MINUTE);
  expect(scene.count("hourly")).toBe(0);
});
