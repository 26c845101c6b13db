import { type ConformanceSet, startOf } from "../conformance-set";

/** Sleeps, an event dated ahead, and a limit of time. */
export const time: ConformanceSet = {
  name: "time",
  functions: (inngest) => [
    inngest.createFunction({ id: "sleep", retries: 0, triggers: [{ event: startOf("sleep") }] }, async ({ step }) => {
      await step.run("before", () => "awake");
      await step.sleep("nap", "2s");
      return step.run("after", () => "awake again");
    }),
    inngest.createFunction(
      { id: "sleep-until", retries: 0, triggers: [{ event: startOf("sleep-until") }] },
      async ({ event, step }) => {
        await step.sleepUntil("alarm", event.data.at);
        return "woken";
      },
    ),
    inngest.createFunction({ id: "future", retries: 0, triggers: [{ event: startOf("future") }] }, ({ step }) =>
      step.run("now", () => "its time has come"),
    ),
    inngest.createFunction(
      { id: "too-long", retries: 0, timeouts: { finish: "2s" }, triggers: [{ event: startOf("too-long") }] },
      async ({ step }) => {
        await step.sleep("long", "6s");
        return "unreachable";
      },
    ),
  ],
  async play(stage) {
    await stage.send([
      { name: startOf("sleep") },
      { name: startOf("sleep-until"), data: { at: new Date(stage.now() + 2_000).toISOString() } },
      { name: startOf("future"), ts: stage.now() + 4_000 },
      { name: startOf("too-long") },
    ]);
    await stage.pass(1_000);
    stage.note("calls of a future event before its time", stage.calls("future"));
    for (const of of ["sleep", "sleep-until", "future"]) await stage.until({ of, ended: 1 });
    await stage.pass(6_000);
  },
};
