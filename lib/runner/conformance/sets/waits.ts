import { type ConformanceSet, startOf } from "../conformance-set";

const ANSWERED = "conformance/answered";
const STOPPED = "conformance/stopped";

/** Waiting for events with and without a condition, time-outs, and cancellation by events. */
export const waits: ConformanceSet = {
  name: "waits",
  functions: (inngest) => [
    inngest.createFunction(
      { id: "wait", retries: 0, triggers: [{ event: startOf("wait") }] },
      async ({ event, step }) => {
        const answer = await step.waitForEvent("answer", {
          event: ANSWERED,
          timeout: "30s",
          if: "async.data.id == event.data.id && async.data.amount > 10",
        });
        return { asked: event.data.n, amount: answer?.data.amount ?? null };
      },
    ),
    inngest.createFunction(
      { id: "wait-in-vain", retries: 0, triggers: [{ event: startOf("wait-in-vain") }] },
      async ({ step }) =>
        (await step.waitForEvent("never", { event: "conformance/never", timeout: "2s" })) ?? "in vain",
    ),
    inngest.createFunction(
      {
        id: "cancelled",
        retries: 0,
        triggers: [{ event: startOf("cancelled") }],
        cancelOn: [{ event: STOPPED, if: "async.data.id == event.data.id" }],
      },
      async ({ step }) => {
        await step.sleep("long", "6s");
        return "not cancelled";
      },
    ),
    inngest.createFunction(
      { id: "condition", retries: 0, triggers: [{ event: startOf("condition"), if: "event.data.amount > 100" }] },
      ({ event }) => event.data.amount,
    ),
  ],
  async play(stage) {
    const [one, other] = [`one-${stage.mark}`, `other-${stage.mark}`];
    await stage.send([
      { name: startOf("wait"), data: { id: one, n: 1 } },
      { name: startOf("wait-in-vain") },
      { name: startOf("cancelled"), data: { id: one, n: 1 } },
      { name: startOf("cancelled"), data: { id: other, n: 2 } },
      { name: startOf("condition"), data: { amount: 100 } },
      { name: startOf("condition"), data: { amount: 101 } },
    ]);
    await stage.until({ of: "wait", calls: 1 });
    await stage.until({ of: "cancelled", calls: 2 });
    await stage.pass(1_000);
    await stage.send([
      { name: ANSWERED, data: { id: one, amount: 10 } },
      { name: ANSWERED, data: { id: other, amount: 11 } },
      { name: ANSWERED, data: { id: one, amount: 12 } },
      { name: STOPPED, data: { id: one } },
    ]);
    for (const of of ["wait", "wait-in-vain", "cancelled", "condition"]) await stage.until({ of, ended: 1 });
    await stage.pass(2_000);
  },
};
