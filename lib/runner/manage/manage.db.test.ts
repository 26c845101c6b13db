import { NonRetriableError } from "inngest";
import { expect, test } from "vitest";
import { type MakeFunctions, openScene } from "../testing/scene";

const HOUR = 3_600_000;

let isBroken = true;

const functions: MakeFunctions = (inngest, ran) => [
  inngest.createFunction(
    {
      id: "order",
      retries: 0,
      triggers: [{ event: "ordered" }],
      cancelOn: [{ event: "cancelled", if: "async.data.n == event.data.n" }],
    },
    async ({ event, step }) => {
      const first = await step.run("pay", () => {
        ran("pay");
        return event.data.n;
      });
      await step.run("note", () => "no text of PostgreSQL: \0");
      await step.run("ship", () => {
        ran("ship");
        if (isBroken) throw new NonRetriableError("no ship");
      });
      await step.sleep("sail", "2h");
      await step.waitForEvent("arrive", { event: "arrived", timeout: "3d" });
      return first;
    },
  ),
];

async function failed() {
  isBroken = true;
  const scene = await openScene(functions);
  await scene.inngest.send({ name: "ordered", data: { n: 7 } });
  await scene.pass(0);
  const [run] = await scene.runsOf("order");
  return { scene, id: run?.id ?? "" };
}

test("a run is shown with its steps, their values and errors, and what it waits for", async () => {
  const { scene, id } = await failed();
  expect(await scene.runner.run(id)).toMatchObject({
    id,
    status: "failed",
    output: { message: "no ship" },
    doneSteps: [
      { name: "pay", op: "StepRun", isFailed: false, output: 7 },
      { name: "note", isFailed: false, output: "no text of PostgreSQL: \0" },
      { name: "ship", isFailed: true, output: { message: "no ship" } },
    ],
    jobs: [],
    waits: [],
  });
  isBroken = false;
  await scene.runner.retry(id);
  await scene.pass(0);
  expect(await scene.runner.run(id)).toMatchObject({ status: "running", jobs: [{ kind: "sleep", name: "sail" }] });
  await scene.pass(2 * HOUR);
  expect(await scene.runner.run(id)).toMatchObject({ jobs: [], waits: [{ kind: "event", name: "arrived" }] });
  expect(await scene.runner.run("nobody")).toBeUndefined();
});

test("taking up a failed run does what failed again and nothing that went well; it can be cancelled as before", async () => {
  const { scene, id } = await failed();
  isBroken = false;
  expect(await scene.runner.retry(id)).toBe(true);
  await scene.pass(0);
  expect([scene.count("pay"), scene.count("ship")]).toEqual([1, 2]);
  expect(await scene.runner.retry(id)).toBe(false);
  await scene.inngest.send({ name: "cancelled", data: { n: 7 } });
  await scene.pass(0);
  expect(await scene.runsOf("order")).toMatchObject([{ status: "cancelled" }]);
});

test("two who take it up at once start it once, also in two processes", async () => {
  const { scene, id } = await failed();
  const { runner: other } = await scene.addRunner();
  isBroken = false;
  const answers = await Promise.all([scene.runner.retry(id), other.retry(id), scene.runner.retry(id)]);
  expect(answers.filter((isFirst) => isFirst)).toHaveLength(1);
  await scene.pass(0);
  expect(scene.count("ship")).toBe(2);
});

test("a cancelled run does nothing more; what has ended cannot be cancelled", async () => {
  isBroken = false;
  const scene = await openScene(functions);
  await scene.inngest.send({ name: "ordered", data: { n: 1 } });
  await scene.pass(0);
  const [run] = await scene.runsOf("order");
  const both = await Promise.all([scene.runner.cancel(run?.id ?? ""), scene.runner.cancel(run?.id ?? "")]);
  expect(both.sort()).toEqual([false, true]);
  expect(await scene.runner.stats()).toMatchObject({ queued: 0, runs: { cancelled: 1, running: 0 } });
  await scene.pass(3 * HOUR);
  expect(await scene.runsOf("order")).toMatchObject([{ status: "cancelled" }]);
});

test("a function that a failed run had invoked is invoked once more if it failed, and heard of if it goes on", async () => {
  let isChildBroken = true;
  const scene = await openScene((inngest, ran) => {
    const child = inngest.createFunction(
      { id: "child", retries: 0, triggers: [{ event: "child" }] },
      async ({ step }) => {
        ran("child");
        if (isChildBroken) throw new NonRetriableError("broken");
        await step.sleep("long", "2h");
        return "well";
      },
    );
    const parent = inngest.createFunction({ id: "parent", retries: 0, triggers: [{ event: "go" }] }, ({ step }) =>
      step.invoke("call", { function: child }),
    );
    return [child, parent];
  });
  await scene.inngest.send({ name: "go" });
  await scene.pass(0);
  const [parent] = await scene.runsOf("parent");
  expect(parent?.status).toBe("failed");
  isChildBroken = false;
  expect(await scene.runner.retry(parent?.id ?? "")).toBe(true);
  await scene.pass(0);
  expect(await scene.runsOf("child")).toHaveLength(2);
  await scene.runner.cancel(parent?.id ?? "");
  expect(await scene.runner.retry(parent?.id ?? "")).toBe(true);
  await scene.pass(0);
  expect(await scene.runsOf("child")).toHaveLength(2);
  await scene.pass(2 * HOUR + 1_000);
  expect(await scene.runsOf("parent")).toMatchObject([{ status: "completed", output: "well" }]);
});

test("the time a run has to finish begins anew when it is taken up", async () => {
  const scene = await openScene((inngest) => [
    inngest.createFunction(
      { id: "slow", retries: 0, timeouts: { finish: "1h" }, triggers: [{ event: "slow" }] },
      ({ step }) => step.sleep("long", "50m"),
    ),
    inngest.createFunction(
      { id: "stuck", retries: 0, timeouts: { finish: "1h" }, triggers: [{ event: "slow" }] },
      ({ step }) => step.sleep("long", "3h"),
    ),
  ]);
  await scene.inngest.send({ name: "slow" });
  await scene.pass(0);
  const runs = [...(await scene.runsOf("slow")), ...(await scene.runsOf("stuck"))];
  for (const run of runs) await scene.runner.cancel(run.id);
  await scene.pass(2 * HOUR);
  for (const run of runs) expect(await scene.runner.retry(run.id)).toBe(true);
  await scene.pass(0);
  await scene.pass(55 * 60_000);
  await scene.pass(HOUR / 6);
  expect(await scene.runsOf("slow")).toMatchObject([{ status: "completed" }]);
  expect(await scene.runsOf("stuck")).toMatchObject([{ status: "cancelled" }]);
});
