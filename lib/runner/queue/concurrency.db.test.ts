import { expect, test } from "vitest";
import { type MakeFunctions, openScene } from "../testing/scene";

interface Busy {
  now: number;
  most: number;
}

function limited(busy: Map<string, Busy>, concurrency: number | { limit: number; key: string }): MakeFunctions {
  return (inngest, ran) => [
    inngest.createFunction(
      { id: "limited", retries: 0, concurrency, triggers: [{ event: "work" }] },
      async ({ event, step }) => {
        await step.run("work", async () => {
          const group = busy.get(event.data.group) ?? { now: 0, most: 0 };
          busy.set(event.data.group, group);
          group.now += 1;
          group.most = Math.max(group.most, group.now);
          await new Promise((resolve) => setTimeout(resolve, 40));
          group.now -= 1;
          ran("work");
        });
      },
    ),
    inngest.createFunction({ id: "free", retries: 0, triggers: [{ event: "free" }] }, () => ran("free")),
  ];
}

const work = (groups: string[], each: number) =>
  groups.flatMap((group) => Array.from({ length: each }, () => ({ name: "work", data: { group } })));

test("two runners together keep a function's limit, per key", async () => {
  const busy = new Map<string, Busy>();
  const scene = await openScene(limited(busy, { limit: 2, key: "event.data.group" }));
  await scene.addRunner();
  await scene.inngest.send(work(["a", "b"], 8));
  await scene.runner.idle(20_000);
  expect(scene.count("work")).toBe(16);
  expect(busy.get("a")?.most).toBe(2);
  expect(busy.get("b")?.most).toBe(2);
});

test("a limit of one for all makes the runs follow each other, without holding up others", async () => {
  const busy = new Map<string, Busy>();
  const scene = await openScene(limited(busy, 1), { workers: 2 });
  await scene.inngest.send([...work(["a"], 6), { name: "free" }]);
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (scene.count("free") === 0) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
  expect(scene.count("work")).toBeLessThan(6);
  await scene.runner.idle();
  expect(scene.count("work")).toBe(6);
  expect(busy.get("a")?.most).toBe(1);
});
