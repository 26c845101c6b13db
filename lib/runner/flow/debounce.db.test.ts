import { expect, test } from "vitest";
import { type MakeFunctions, openScene, type Scene } from "../testing/scene";

const MINUTE = 60_000;

type Debounce = { period: "5m"; timeout?: "12m"; key?: string };

const settling =
  (debounce: Debounce): MakeFunctions =>
  (inngest, ran) => [
    inngest.createFunction({ id: "settled", retries: 0, debounce, triggers: [{ event: "typed" }] }, ({ event, step }) =>
      step.run("save", () => {
        ran("saved");
        return event.data.text;
      }),
    ),
  ];

const BY_FIELD = { period: "5m", key: "event.data.field" } as const;
const typed = (text: string, field = "title") => ({ name: "typed", data: { field, text } });

async function saved(scene: Scene): Promise<unknown[]> {
  return (await scene.runsOf("settled")).map((run) => run.output).reverse();
}

test("the last event wins, once none has come for the period", async () => {
  const scene = await openScene(settling(BY_FIELD));
  await scene.inngest.send([typed("a"), typed("ab")]);
  await scene.pass(4 * MINUTE);
  await scene.inngest.send(typed("abc"));
  await scene.pass(4 * MINUTE);
  expect(await saved(scene)).toEqual([]);
  await scene.pass(1.1 * MINUTE);
  expect(await saved(scene)).toEqual(["abc"]);
  await scene.inngest.send(typed("abcd"));
  await scene.pass(5.1 * MINUTE);
  expect(await saved(scene)).toEqual(["abc", "abcd"]);
});

test("each value of the key settles by itself", async () => {
  const scene = await openScene(settling(BY_FIELD));
  await scene.inngest.send([typed("a"), typed("1", "amount")]);
  await scene.pass(3 * MINUTE);
  await scene.inngest.send(typed("b"));
  await scene.pass(2.1 * MINUTE);
  expect(await saved(scene)).toEqual(["1"]);
  await scene.pass(3 * MINUTE);
  expect(await saved(scene)).toEqual(["1", "b"]);
});

test("events that never cease are let through when the timeout is over, then it begins anew", async () => {
  const scene = await openScene(settling({ period: "5m", timeout: "12m" }));
  for (let n = 0; n < 9; n += 1) {
    await scene.inngest.send(typed(String(n)));
    await scene.pass(3 * MINUTE);
  }
  // Sent in the minutes 0, 3, 6 and 9; over in minute 12. Then 12, 15, 18 and 21; over in minute 24.
  const [first, second] = await saved(scene);
  expect(["3", "4"]).toContain(first);
  expect(["7", "8"]).toContain(second);
  expect(await saved(scene)).toHaveLength(2);
});

test("it survives that all processes stop, and two processes send and let through as one", async () => {
  const scene = await openScene(settling(BY_FIELD));
  await scene.inngest.send(typed("before"));
  await scene.runner.stop();
  scene.clock.advance(60 * MINUTE);
  const [one, other] = [await scene.addRunner({ isStarted: false }), await scene.addRunner({ isStarted: false })];
  await Promise.all([one.inngest.send(typed("after")), other.inngest.send(typed("1", "amount"))]);
  await Promise.all([one.runner.start(), other.runner.start()]);
  scene.clock.advance(5.1 * MINUTE);
  await Promise.all([one.runner.idle(), other.runner.idle()]);
  const runs = await one.runner.runs({ functionId: "app-settled" });
  expect(runs.map((run) => run.output).sort()).toEqual(["1", "after"]);
});

test("many at once from two processes become one run, with one of them", async () => {
  const scene = await openScene(settling(BY_FIELD));
  const { inngest } = await scene.addRunner();
  const all = Array.from({ length: 20 }, (_, n) => n);
  await Promise.all(all.map((n) => (n % 2 ? inngest : scene.inngest).send(typed(String(n)))));
  await scene.pass(5.1 * MINUTE);
  expect(await saved(scene)).toHaveLength(1);
  expect(scene.count("saved")).toBe(1);
});

test("an event that comes while the one before is just being let through is not lost", async () => {
  const scene = await openScene(settling(BY_FIELD), { isStarted: false });
  await scene.inngest.send(typed("early"));
  const jobs = scene.sql(`${scene.schema}.jobs`);
  // As a worker has it that has claimed the job and not yet carried it out.
  const [claimed] = await scene.sql`
    update ${jobs} set gen = gen + 1, worker = 7, locked_until = clock_timestamp() + interval '1 minute'
    where kind = 'debounce' returning id, gen`;
  await scene.inngest.send(typed("late"));
  expect(
    await scene.sql`select gen, worker, payload -> 'data' -> 'text' as text from ${jobs} where id = ${claimed?.id}`,
  ).toEqual([{ gen: claimed?.gen + 1, worker: null, text: "late" }]);
  await scene.runner.start();
  await scene.pass(5.1 * MINUTE);
  expect(await saved(scene)).toEqual(["late"]);
});

test("an invocation is not kept back, and idempotency counts when the run starts", async () => {
  const scene = await openScene((inngest, ran) => {
    const order = inngest.createFunction(
      {
        id: "order",
        retries: 0,
        debounce: { period: "5m", key: "event.data.id" },
        idempotency: "event.data.id",
        triggers: [{ event: "order" }],
      },
      ({ event }) => ran(`order ${event.data.id}`),
    );
    const caller = inngest.createFunction({ id: "caller", retries: 0, triggers: [{ event: "call" }] }, ({ step }) =>
      step.invoke("now", { function: order, data: { id: "direct" } }),
    );
    return [order, caller];
  });
  await scene.inngest.send([{ name: "call" }, { name: "order", data: { id: "a" } }]);
  await scene.pass(0);
  expect([scene.count("order direct"), scene.count("order a")]).toEqual([1, 0]);
  await scene.pass(5.1 * MINUTE);
  await scene.inngest.send({ name: "order", data: { id: "a" } });
  await scene.pass(5.1 * MINUTE);
  expect(scene.count("order a")).toBe(1);
});

test("an event with characters that PostgreSQL has no text for can be replaced", async () => {
  const scene = await openScene(settling(BY_FIELD));
  await scene.inngest.send(typed("\0 \ud800"));
  await scene.inngest.send(typed("\0 again"));
  await scene.pass(5.1 * MINUTE);
  expect(await saved(scene)).toEqual(["\0 again"]);
});
