import { expect, test } from "vitest";
import { openScene } from "../testing/scene";

const MINUTE = 60_000;

test("parallel steps run at the same time, each once", async () => {
  let open = 0;
  let most = 0;
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "fan", retries: 0, triggers: [{ event: "fan" }] }, async ({ step }) => {
      const numbers = Array.from({ length: 12 }, (_, n) => n);
      const results = await Promise.all(
        numbers.map((n) =>
          step.run(`part ${n}`, async () => {
            open += 1;
            most = Math.max(most, open);
            await new Promise((resolve) => setTimeout(resolve, 30));
            open -= 1;
            ran(`part ${n}`);
            return n;
          }),
        ),
      );
      return step.run("sum", () => results.reduce((sum, n) => sum + n, 0));
    }),
  ]);
  await scene.inngest.send({ name: "fan" });
  await scene.pass(0);
  expect(await scene.runsOf("fan")).toMatchObject([{ status: "completed", output: 66, steps: 13 }]);
  expect(Array.from({ length: 12 }, (_, n) => scene.count(`part ${n}`))).toEqual(Array(12).fill(1));
  expect(most).toBeGreaterThan(2);
  expect(most).toBeLessThanOrEqual(8);
});

test("a chain beside a single step waits for it before its second part, as at Inngest", async () => {
  const order: string[] = [];
  const scene = await openScene((inngest) => [
    inngest.createFunction({ id: "chains", retries: 0, triggers: [{ event: "chains" }] }, async ({ step }) => {
      const part = (name: string, ms: number) =>
        step.run(name, async () => {
          await new Promise((resolve) => setTimeout(resolve, ms));
          order.push(name);
          return ms;
        });
      const chain = async () => (await part("a", 1)) + (await part("b", 2));
      const [first, second] = await Promise.all([chain(), part("c", 100)]);
      return first + second;
    }),
  ]);
  await scene.inngest.send({ name: "chains" });
  await scene.pass(0);
  expect(order).toEqual(["a", "c", "b"]);
  expect(await scene.runsOf("chains")).toMatchObject([{ status: "completed", output: 103 }]);
});

test("one parallel step may fail for good while the others go on", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "mixed", retries: 1, triggers: [{ event: "mixed" }] }, async ({ step }) => {
      const results = await Promise.allSettled([
        step.run("good", () => ran("good")),
        step.run("bad", () => {
          ran("bad");
          throw new Error("bad");
        }),
      ]);
      return results.map((result) => result.status);
    }),
  ]);
  await scene.inngest.send({ name: "mixed" });
  await scene.pass(0);
  await scene.pass(MINUTE);
  expect(scene.count("good")).toBe(1);
  expect(scene.count("bad")).toBe(2);
  expect(await scene.runsOf("mixed")).toMatchObject([{ status: "completed", output: ["fulfilled", "rejected"] }]);
});

test("a sleep beside a wait: the function goes on when both are over", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "both", retries: 0, triggers: [{ event: "both" }] }, async ({ step }) => {
      const [, event] = await Promise.all([
        step.sleep("nap", "10m"),
        step.waitForEvent("word", { event: "word", timeout: "20m" }),
      ]);
      ran("both over");
      return event?.data.word;
    }),
  ]);
  await scene.inngest.send({ name: "both" });
  await scene.pass(0);
  await scene.inngest.send({ name: "word", data: { word: "now" } });
  await scene.pass(MINUTE);
  expect(scene.count("both over")).toBe(0);
  await scene.pass(10 * MINUTE);
  expect(await scene.runsOf("both")).toMatchObject([{ status: "completed", output: "now" }]);
});

test("a race goes on with the first that ends", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "race", retries: 0, triggers: [{ event: "race" }] }, async ({ step, group }) => {
      const winner = await group.parallel({ mode: "race" }, () =>
        Promise.race([
          step.sleep("nap", "1m").then(() => "nap"),
          step.waitForEvent("word", { event: "word", timeout: "1h" }).then(() => "word"),
        ]),
      );
      await step.run("after", () => ran(`won by ${winner}`));
      return winner;
    }),
  ]);
  await scene.inngest.send({ name: "race" });
  await scene.pass(0);
  await scene.pass(MINUTE + 1_000);
  expect(scene.count("won by nap")).toBe(1);
  await scene.pass(60 * MINUTE);
  expect(scene.count("won by nap")).toBe(1);
  expect(await scene.runsOf("race")).toMatchObject([{ status: "completed", output: "nap" }]);
});

test("steps with the same id in a loop are told apart", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "loop", retries: 0, triggers: [{ event: "loop" }] }, async ({ step }) => {
      const seen: number[] = [];
      for (let round = 0; round < 3; round += 1) seen.push(await step.run("again", () => ran("again")));
      return seen;
    }),
  ]);
  await scene.inngest.send({ name: "loop" });
  await scene.pass(0);
  expect(await scene.runsOf("loop")).toMatchObject([{ status: "completed", output: [1, 2, 3] }]);
});

test("what a step returns comes back as JSON has it", async () => {
  const scene = await openScene((inngest) => [
    inngest.createFunction({ id: "values", retries: 0, triggers: [{ event: "values" }] }, async ({ event, step }) => [
      await step.run("nothing", () => undefined),
      await step.run("date", () => new Date(0)),
      await step.run("odd text", () => "\0 \ud800 '\"\\ \u{1f600}"),
      Object.keys(event.data),
    ]),
  ]);
  await scene.inngest.send({ name: "values", data: { z: 1, a: 2, "10": 3 } });
  await scene.pass(0);
  const [run] = await scene.runsOf("values");
  expect(run?.output).toEqual([null, "1970-01-01T00:00:00.000Z", "\0 \ud800 '\"\\ \u{1f600}", ["10", "z", "a"]]);
});

test("a run that never stops making steps is failed", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "endless", retries: 0, triggers: [{ event: "endless" }] }, async ({ step }) => {
      for (;;) await step.run("again", () => ran("again"));
    }),
  ]);
  await scene.inngest.send({ name: "endless", ts: scene.clock.now() + MINUTE });
  await scene.sql`update ${scene.sql(`${scene.schema}.runs`)} set step_count = 998`;
  await scene.pass(2 * MINUTE);
  expect(scene.count("again")).toBe(3);
  expect(await scene.runsOf("endless")).toMatchObject([{ status: "failed", output: { name: "TooManySteps" } }]);
});
