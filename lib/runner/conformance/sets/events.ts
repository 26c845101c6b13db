import { type ConformanceSet, startOf } from "../conformance-set";

const CHILD = startOf("sent");

/** Events sent from steps, ids that come twice, and keys of functions that come twice. */
export const events: ConformanceSet = {
  name: "events",
  functions: (inngest) => [
    inngest.createFunction(
      { id: "sender", retries: 0, triggers: [{ event: startOf("sender") }] },
      async ({ event, step }) => {
        const { mark } = event.data;
        await step.sendEvent("children", [
          { name: CHILD, id: `a-${mark}`, data: { child: "a" } },
          { name: CHILD, id: `b-${mark}`, data: { child: "b" } },
        ]);
        await step.sendEvent("again", { name: CHILD, id: `a-${mark}`, data: { child: "a once more" } });
        return "sent";
      },
    ),
    inngest.createFunction({ id: "sent", retries: 0, triggers: [{ event: CHILD }] }, ({ event }) => event.data.child),
    inngest.createFunction(
      { id: "idempotent", retries: 0, idempotency: "event.data.order", triggers: [{ event: startOf("idempotent") }] },
      ({ event, step }) => step.run("order", () => event.data.n),
    ),
  ],
  async play(stage) {
    const order = `order-${stage.mark}`;
    await stage.send({ name: startOf("sender"), data: { mark: stage.mark } });
    await stage.send({ name: startOf("idempotent"), data: { order, n: 1 } });
    await stage.until({ of: "sender", ended: 1 });
    await stage.until({ of: "sent", ended: 2 });
    await stage.until({ of: "idempotent", ended: 1 });
    await stage.send({ name: startOf("idempotent"), data: { order, n: 2 } });
    await stage.pass(3_000);
  },
};
