import { NonRetriableError } from "inngest";
import { expect, test } from "vitest";
import { type MakeFunctions, openScene } from "../testing/scene";

const HOUR = 3_600_000;

const callers: MakeFunctions = (inngest, ran) => {
  const callee = inngest.createFunction(
    { id: "callee", retries: 0, triggers: [{ event: "callee/direct" }] },
    async ({ event, step }) => {
      if (event.data.n < 0) throw new NonRetriableError("negative");
      if (event.data.n === 0) await step.sleep("long", "2h");
      return step.run("double", () => {
        ran("doubled");
        return event.data.n * 2;
      });
    },
  );
  const caller = inngest.createFunction(
    { id: "caller", retries: 0, triggers: [{ event: "call" }] },
    async ({ event, step }) => {
      const { n } = event.data;
      try {
        return await step.invoke("callee", { function: callee, data: { n }, timeout: "1h" });
      } catch (error) {
        return `failed: ${error instanceof Error ? error.message : ""}`;
      }
    },
  );
  return [callee, caller];
};

test("an invoked function's result comes back", async () => {
  const scene = await openScene(callers);
  await scene.inngest.send({ name: "call", data: { n: 21 } });
  await scene.pass(0);
  expect(await scene.runsOf("caller")).toMatchObject([{ status: "completed", output: 42 }]);
  expect(await scene.runsOf("callee")).toMatchObject([
    { status: "completed", event: { name: "inngest/function.invoked", data: { n: 21 } } },
  ]);
});

test("an invoked function's failure is an error of the step, with its message", async () => {
  const scene = await openScene(callers);
  await scene.inngest.send({ name: "call", data: { n: -1 } });
  await scene.pass(0);
  expect(await scene.runsOf("caller")).toMatchObject([{ status: "completed", output: "failed: negative" }]);
});

test("an invocation that takes too long times out; the invoked run goes on", async () => {
  const scene = await openScene(callers);
  await scene.inngest.send({ name: "call", data: { n: 0 } });
  await scene.pass(0);
  await scene.pass(HOUR + 1_000);
  expect(await scene.runsOf("caller")).toMatchObject([{ output: expect.stringContaining("Timed out") }]);
  await scene.pass(HOUR);
  expect(scene.count("doubled")).toBe(1);
  expect(await scene.runsOf("callee")).toMatchObject([{ status: "completed", output: 0 }]);
});

test("an invoked function that nobody has registered is an error of the step", async () => {
  const scene = await openScene((inngest) => {
    const [unregistered] = callers(inngest, () => 0);
    if (!unregistered) throw new Error("no function");
    const lost = inngest.createFunction({ id: "lost", retries: 0, triggers: [{ event: "call" }] }, async ({ step }) =>
      step.invoke("nobody", { function: unregistered, data: {} }),
    );
    return [lost];
  });
  await scene.inngest.send({ name: "call" });
  await scene.pass(0);
  expect(await scene.runsOf("lost")).toMatchObject([
    { status: "failed", output: { message: expect.stringContaining("app-callee is not registered") } },
  ]);
});

test("a function that listens to the ends of others hears each once, and never its own", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "short", retries: 0, triggers: [{ event: "short" }] }, () => "over"),
    inngest.createFunction(
      { id: "watcher", retries: 0, triggers: [{ event: "inngest/function.finished" }] },
      ({ event }) => ran(`${event.data.function_id} ${event.data.result}`),
    ),
  ]);
  await scene.inngest.send([{ name: "short" }, { name: "short" }]);
  await scene.pass(0);
  expect(scene.count("app-short over")).toBe(2);
  expect(await scene.runsOf("watcher")).toHaveLength(2);
});
