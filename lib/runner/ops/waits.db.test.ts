import { expect, test } from "vitest";
import { type MakeFunctions, openScene } from "../testing/scene";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const callback: MakeFunctions = (inngest, ran) => [
  inngest.createFunction({ id: "asker", retries: 0, triggers: [{ event: "asked" }] }, async ({ event, step }) => {
    const answer = await step.waitForEvent("answer", {
      event: "answered",
      timeout: "2d",
      if: "async.data.token == event.data.token",
    });
    await step.run("finish", () => ran(`${event.data.token} ${answer ? "answered" : "timed out"}`));
    return answer;
  }),
];

test("a wait ends with its own event, or with nothing when the time is over", async () => {
  const scene = await openScene(callback);
  await scene.inngest.send(["a", "b"].map((token) => ({ name: "asked", data: { token } })));
  await scene.pass(0);
  await scene.inngest.send({ name: "answered", data: { token: "a", words: "yes" } });
  await scene.pass(2 * DAY + 1_000);
  expect(scene.count("a answered")).toBe(1);
  expect(scene.count("b timed out")).toBe(1);
  const outputs = (await scene.runsOf("asker")).map((run) => run.output);
  expect(outputs).toContainEqual(expect.objectContaining({ name: "answered", data: { token: "a", words: "yes" } }));
  expect(outputs).toContain(null);
});

test("one event resumes a run once, however often it comes", async () => {
  const scene = await openScene(callback);
  await scene.inngest.send({ name: "asked", data: { token: "a" } });
  await scene.pass(0);
  const answered = { name: "answered", data: { token: "a" } };
  await scene.inngest.send([answered, answered]);
  await scene.inngest.send(answered);
  await scene.pass(3 * DAY);
  expect(scene.count("a answered")).toBe(1);
  expect(scene.count("a timed out")).toBe(0);
});

test("an event that comes before the wait does not count, nor one after its end", async () => {
  const scene = await openScene(callback);
  await scene.inngest.send({ name: "answered", data: { token: "a" } });
  await scene.inngest.send({ name: "asked", data: { token: "a" } });
  await scene.pass(0);
  scene.clock.advance(2 * DAY + 1);
  await scene.inngest.send({ name: "answered", data: { token: "a" } });
  await scene.pass(1_000);
  expect(scene.count("a timed out")).toBe(1);
});

test("an attribute that neither event has is null and equal to null", async () => {
  const scene = await openScene(callback);
  await scene.inngest.send({ name: "asked", data: {} });
  await scene.pass(0);
  await scene.inngest.send({ name: "answered", data: { token: "a" } });
  await scene.pass(0);
  expect(scene.count("undefined answered")).toBe(0);
  await scene.inngest.send({ name: "answered", data: {} });
  await scene.pass(0);
  expect(scene.count("undefined answered")).toBe(1);
});

test.each([
  ["an expression that is no CEL", { event: "x", timeout: "1h", if: "async.data.(" }],
  [
    "a regular expression, which could block the process",
    { event: "x", timeout: "1h", if: "async.data.a.matches('a')" },
  ],
  ["a time-out that is no time", { event: "x", timeout: "in a while" }],
])("%s fails the run at once", async (_, wait) => {
  const scene = await openScene((inngest) => [
    inngest.createFunction({ id: "wrong", retries: 3, triggers: [{ event: "wrong" }] }, async ({ step }) => {
      await step.waitForEvent("never", wait);
    }),
  ]);
  await scene.inngest.send({ name: "wrong" });
  await scene.pass(0);
  expect(await scene.runsOf("wrong")).toMatchObject([
    { status: "failed", output: { name: "InvalidStep", message: expect.stringContaining('step "never"') } },
  ]);
});

test("step.sendEvent sends once, and its ids keep a repeated send from starting a second run", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "sender", retries: 0, triggers: [{ event: "go" }] }, async ({ event, step }) => {
      await step.sendEvent(
        "tell",
        [1, 2].map((n) => ({ name: "told", id: `${event.data.round} ${n}`, data: { n } })),
      );
    }),
    inngest.createFunction({ id: "listener", retries: 0, triggers: [{ event: "told" }] }, ({ event }) =>
      ran(`told ${event.data.n}`),
    ),
  ]);
  await scene.inngest.send({ name: "go", data: { round: "a" } });
  await scene.inngest.send({ name: "go", data: { round: "a" } });
  await scene.pass(0);
  expect(await scene.runsOf("sender")).toHaveLength(2);
  expect(scene.count("told 1")).toBe(1);
  expect(scene.count("told 2")).toBe(1);
});

const signalled: MakeFunctions = (inngest) => [
  inngest.createFunction({ id: "signalled", retries: 0, triggers: [{ event: "wait" }] }, async ({ event, step }) => {
    const options = { signal: "door", timeout: "1h", onConflict: event.data.onConflict };
    return (await step.waitForSignal("door", options))?.data ?? "nothing";
  }),
];

test("a signal resumes the run that waits for it", async () => {
  const scene = await openScene(signalled);
  await scene.inngest.send({ name: "wait", data: { onConflict: "fail" } });
  await scene.pass(0);
  await scene.inngest.sendSignal({ signal: "door", data: { open: true } });
  await scene.inngest.sendSignal({ signal: "door", data: { open: false } });
  await scene.pass(0);
  expect(await scene.runsOf("signalled")).toMatchObject([{ status: "completed", output: { open: true } }]);
});

test("a second run that waits for the same signal fails, or replaces the first, which then times out", async () => {
  const scene = await openScene(signalled);
  for (const onConflict of ["fail", "fail", "replace"]) {
    await scene.inngest.send({ name: "wait", data: { onConflict } });
    await scene.pass(0);
  }
  await scene.inngest.sendSignal({ signal: "door", data: "third" });
  await scene.pass(HOUR + 1_000);
  const [third, second, first] = await scene.runsOf("signalled");
  expect(first).toMatchObject({ status: "completed", output: "nothing" });
  expect(second).toMatchObject({ status: "failed", output: { message: expect.stringContaining("door") } });
  expect(third).toMatchObject({ status: "completed", output: "third" });
});
