import { type ConformanceSet, type Stage, startOf } from "../conformance-set";

const LIMIT = 1;
let running = 0;

/** Concurrency, throttle, debounce and singletons. */
export const flowControl: ConformanceSet = {
  name: "flow-control",
  functions: (inngest) => [
    inngest.createFunction(
      {
        id: "limited",
        retries: 0,
        concurrency: { limit: LIMIT, key: "event.data.group" },
        triggers: [{ event: startOf("limited") }],
      },
      ({ step }) =>
        step.run("work", async () => {
          running += 1;
          const atOnce = running;
          await new Promise((resolve) => setTimeout(resolve, 60));
          running -= 1;
          return atOnce <= LIMIT;
        }),
    ),
    inngest.createFunction(
      {
        id: "throttled",
        retries: 0,
        throttle: { limit: 1, period: "2s" },
        triggers: [{ event: startOf("throttled") }],
      },
      ({ event, step }) => step.run("take", () => event.data.n),
    ),
    inngest.createFunction(
      {
        id: "debounced",
        retries: 0,
        debounce: { period: "2s", key: "event.data.key" },
        triggers: [{ event: startOf("debounced") }],
      },
      ({ event, step }) => step.run("settle", () => event.data.n),
    ),
    ...(["skip", "cancel"] as const).map((mode) =>
      inngest.createFunction(
        {
          id: `singleton-${mode}`,
          retries: 0,
          singleton: { key: "event.data.key", mode },
          triggers: [{ event: startOf(`singleton-${mode}`) }],
        },
        async ({ event, step }) => {
          await step.sleep("busy", "4s");
          return event.data.n;
        },
      ),
    ),
  ],
  async play(stage) {
    const numbered = (id: string, ns: number[]) =>
      ns.map((n) => ({ name: startOf(id), data: { n, key: `key-${stage.mark}`, group: "g" } }));
    await stage.send([...numbered("limited", [1, 2, 3]), ...numbered("singleton-skip", [1])]);
    await stage.send(numbered("singleton-cancel", [1]));
    for (const n of [1, 2, 3]) {
      await stage.send([...numbered("throttled", [n]), ...numbered("debounced", [n])]);
    }
    await stage.until({ of: "singleton-skip", calls: 1 });
    await stage.until({ of: "singleton-cancel", calls: 1 });
    await stage.pass(1_000);
    await stage.send([...numbered("singleton-skip", [2]), ...numbered("singleton-cancel", [2])]);
    await stage.until({ of: "limited", ended: 3 });
    await stage.until({ of: "throttled", ended: 3 });
    await stage.until({ of: "debounced", ended: 1 });
    await stage.until({ of: "singleton-skip", ended: 1 });
    await stage.until({ of: "singleton-cancel", ended: 1 });
    stage.note("throttled runs begin apart", areApart(stage));
    await stage.pass(3_000);
  },
};

/** Less than the period, for the way of a call over the wire may vary. */
function areApart(stage: Stage): boolean {
  const begun = stage.begun("throttled");
  return begun.every((at, index) => index === 0 || at - (begun[index - 1] ?? 0) > 1_200);
}
