import type { Inngest, InngestFunction } from "inngest";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Steps one after another and side by side, a sleep, a wait and two children. Each body notes that it ran. */
export function crashFunctions(inngest: Inngest, note: (key: string) => Promise<void>): InngestFunction.Any[] {
  const flow = inngest.createFunction(
    { id: "flow", retries: 3, triggers: [{ event: "flow" }] },
    async ({ event, step }) => {
      const { n } = event.data;
      const part = (name: string) =>
        step.run(name, async () => {
          await note(`${n} ${name}`);
          await pause(20);
          return name;
        });
      for (const name of ["a", "b", "c"]) await part(name);
      await step.sleep("nap", "1s");
      const parallel = await Promise.all(["d", "e", "f"].map(part));
      const answer = await step.waitForEvent("answer", {
        event: "answer",
        timeout: "1h",
        if: "async.data.n == event.data.n",
      });
      await step.sendEvent(
        "children",
        [0, 1].map((i) => ({ name: "child", id: `${n} ${i}`, data: { n, i } })),
      );
      return [...parallel, answer?.data.word];
    },
  );
  const child = inngest.createFunction(
    { id: "child", retries: 3, triggers: [{ event: "child" }] },
    async ({ event, step }) => {
      await step.run("g", () => note(`${event.data.n} g${event.data.i}`));
    },
  );
  return [flow, child];
}
