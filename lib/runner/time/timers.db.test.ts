import { expect, test, vi } from "vitest";
import { type MakeFunctions, openScene } from "../testing/scene";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const timer: MakeFunctions = (inngest, ran) => [
  inngest.createFunction(
    {
      id: "timer",
      retries: 3,
      triggers: [{ event: "timer/armed" }],
      cancelOn: [{ event: "timer/cancelled", if: "async.data.timerId == event.data.timerId" }],
    },
    async ({ event, step }) => {
      await step.sleepUntil("due", event.data.dueAt);
      await step.run("fire", () => ran(`fired ${event.data.timerId}`));
    },
  ),
];

const armed = (timerId: string, dueAt: number) => ({
  name: "timer/armed",
  data: { timerId, dueAt: new Date(dueAt).toISOString() },
});

test("a timer a week ahead fires once, and not before", async () => {
  const scene = await openScene(timer);
  await scene.inngest.send(armed("a", scene.clock.now() + 7 * DAY));
  await scene.pass(0);
  await scene.pass(6.9 * DAY);
  expect(scene.count("fired a")).toBe(0);
  await scene.pass(0.2 * DAY);
  await scene.pass(7 * DAY);
  expect(scene.count("fired a")).toBe(1);
  expect(await scene.runsOf("timer")).toMatchObject([{ status: "completed" }]);
});

test("a cancelled timer never fires; its neighbour does", async () => {
  const scene = await openScene(timer);
  await scene.inngest.send([armed("a", scene.clock.now() + DAY), armed("b", scene.clock.now() + DAY)]);
  await scene.pass(0);
  await scene.inngest.send({ name: "timer/cancelled", data: { timerId: "a" } });
  await scene.pass(2 * DAY);
  expect(scene.count("fired a")).toBe(0);
  expect(scene.count("fired b")).toBe(1);
  expect((await scene.runsOf("timer")).map((run) => run.status).sort()).toEqual(["cancelled", "completed"]);
  expect(await scene.sql`select 1 from ${scene.sql(`${scene.schema}.waits`)}`).toHaveLength(0);
});

test("a cancellation counts only for as long as it says", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction(
      {
        id: "order",
        retries: 0,
        triggers: [{ event: "ordered" }],
        cancelOn: [{ event: "withdrawn", match: "data.id", timeout: "1h" }],
      },
      async ({ event, step }) => {
        await step.sleep("pack", "3h");
        ran(`sent ${event.data.id}`);
      },
    ),
  ]);
  await scene.inngest.send([
    { name: "ordered", data: { id: "a" } },
    { name: "ordered", data: { id: "b" } },
  ]);
  await scene.pass(HOUR / 2);
  await scene.inngest.send({ name: "withdrawn", data: { id: "a" } });
  await scene.pass(HOUR);
  await scene.inngest.send({ name: "withdrawn", data: { id: "b" } });
  await scene.pass(3 * HOUR);
  expect([scene.count("sent a"), scene.count("sent b")]).toEqual([0, 1]);
});

test("an event cancels a run that an earlier event of the same batch started, but not a later one", async () => {
  const scene = await openScene(timer);
  const dueAt = scene.clock.now() + DAY;
  const cancelled = { name: "timer/cancelled", data: { timerId: "a" } };
  await scene.inngest.send([armed("a", dueAt), cancelled, armed("a", dueAt + 1)]);
  await scene.pass(2 * DAY);
  expect((await scene.runsOf("timer")).map((run) => run.status).sort()).toEqual(["cancelled", "completed"]);
});

test("an event dated ahead starts its run at that time", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "later", retries: 0, triggers: [{ event: "later" }] }, () => ran("later")),
  ]);
  await scene.inngest.send({ name: "later", ts: scene.clock.now() + 2 * HOUR });
  await scene.pass(HOUR);
  expect(scene.count("later")).toBe(0);
  await scene.pass(HOUR + 1_000);
  expect(scene.count("later")).toBe(1);
});

test("a sleep lasts as long as it says and is remembered", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "nap", retries: 0, triggers: [{ event: "nap" }] }, async ({ step }) => {
      await step.run("before", () => ran("before"));
      await step.sleep("nap", 26 * HOUR);
      await step.sleep("nap", "30m");
      return step.run("after", () => ran("after"));
    }),
  ]);
  await scene.inngest.send({ name: "nap" });
  await scene.pass(0);
  await scene.pass(26 * HOUR + 1_000);
  expect(scene.count("after")).toBe(0);
  await scene.pass(HOUR / 2 + 1_000);
  expect(scene.count("before")).toBe(1);
  expect(scene.count("after")).toBe(1);
  expect(await scene.runsOf("nap")).toMatchObject([{ status: "completed", output: 1, steps: 4 }]);
});

test("a run that takes longer than its function allows is cancelled", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction(
      { id: "slow", retries: 0, timeouts: { finish: "1h" }, triggers: [{ event: "slow" }] },
      async ({ step }) => {
        await step.sleep("long", "2h");
        ran("slow");
      },
    ),
  ]);
  await scene.inngest.send({ name: "slow" });
  await scene.pass(0);
  await scene.pass(HOUR + 1_000);
  expect(await scene.runsOf("slow")).toMatchObject([{ status: "cancelled" }]);
  await scene.pass(2 * HOUR);
  expect(scene.count("slow")).toBe(0);
});

test.each([
  ["completes it in that call", "return", "completed"],
  ["wants a further step", "step", "cancelled"],
  ["fails and would be tried again", "throw", "cancelled"],
])("a run whose time is over while it is called, and which %s", async (_, then, status) => {
  const held: { release?: () => void } = {};
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction(
      { id: "slow", retries: 3, timeouts: { finish: "1h" }, triggers: [{ event: "slow" }] },
      async ({ step }) => {
        ran("called");
        await new Promise<void>((resolve) => {
          held.release = resolve;
        });
        if (then === "throw") throw new Error("not yet");
        if (then === "step") await step.run("one more", () => ran("stepped"));
        return "done";
      },
    ),
  ]);
  await scene.inngest.send({ name: "slow" });
  await vi.waitFor(() => expect(scene.count("called")).toBe(1), { timeout: 5_000 });
  scene.clock.advance(HOUR + 1_000);
  const overdue = () => scene.sql`select 1 from ${scene.sql(`${scene.schema}.runs`)} where is_overdue`;
  await vi.waitFor(async () => expect(await overdue()).toHaveLength(1), { timeout: 5_000 });
  held.release?.();
  await scene.pass(0);
  await scene.pass(HOUR);
  expect(await scene.runsOf("slow")).toMatchObject([{ status }]);
  expect(scene.count("called")).toBe(1);
});

test("time in the queue does not count for the finish", async () => {
  const scene = await openScene((inngest) => [
    inngest.createFunction(
      { id: "late", retries: 0, timeouts: { finish: "1h" }, triggers: [{ event: "late" }] },
      async ({ step }) => {
        await step.sleep("short", "30m");
        await step.sleep("long", "2h");
      },
    ),
  ]);
  await scene.inngest.send({ name: "late", ts: scene.clock.now() + 2 * HOUR });
  await scene.pass(0);
  await scene.pass(1.5 * HOUR);
  expect(await scene.runsOf("late")).toMatchObject([{ status: "queued" }]);
  await scene.pass(0.6 * HOUR);
  await scene.pass(0.8 * HOUR);
  expect(await scene.runsOf("late")).toMatchObject([{ status: "running", steps: 1 }]);
  await scene.pass(0.3 * HOUR);
  expect(await scene.runsOf("late")).toMatchObject([{ status: "cancelled" }]);
});

test("a run that does not begin in time is cancelled, one that began or is dated ahead is not", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction(
      {
        id: "prompt",
        retries: 0,
        throttle: { limit: 1, period: "2h", key: "event.data.who" },
        timeouts: { start: "1h" },
        triggers: [{ event: "prompt" }],
      },
      async ({ event, step }) => {
        await step.sleep("long", "2h");
        ran(event.data.who);
      },
    ),
  ]);
  const prompt = (who: string) => ({ name: "prompt", data: { who } });
  await scene.inngest.send([prompt("ann"), prompt("ann"), { ...prompt("bob"), ts: scene.clock.now() + 3 * HOUR }]);
  await scene.pass(0);
  for (let half = 0; half < 11; half += 1) await scene.pass(HOUR / 2);
  expect([scene.count("ann"), scene.count("bob")]).toEqual([1, 1]);
  const statuses = (await scene.runsOf("prompt")).map((run) => run.status);
  expect(statuses.sort()).toEqual(["cancelled", "completed", "completed"]);
});
