import { type ConformanceSet, startOf } from "../conformance-set";

/** Steps one after another, steps of the same id, values that JSON changes, and a function without steps. */
export const steps: ConformanceSet = {
  name: "steps",
  functions: (inngest) => [
    inngest.createFunction(
      { id: "linear", retries: 0, triggers: [{ event: startOf("linear") }] },
      async ({ event, step }) => {
        const one = await step.run("one", () => Number(event.data.n) + 1);
        const two = await step.run("two", () => one * 2);
        return { one, two };
      },
    ),
    inngest.createFunction(
      { id: "repeated", retries: 0, triggers: [{ event: startOf("repeated") }] },
      async ({ step }) => {
        let sum = 0;
        for (let n = 1; n <= 3; n += 1) sum += await step.run("again", () => n);
        return sum;
      },
    ),
    inngest.createFunction({ id: "values", retries: 0, triggers: [{ event: startOf("values") }] }, async ({ step }) => {
      const nothing = await step.run("nothing", () => undefined);
      const date = await step.run("date", () => new Date(0));
      return { nothing, kind: typeof date };
    }),
    inngest.createFunction({ id: "no-steps", retries: 0, triggers: [{ event: startOf("no-steps") }] }, () => undefined),
  ],
  async play(stage) {
    await stage.send([
      { name: startOf("linear"), data: { n: 1 } },
      { name: startOf("repeated") },
      { name: startOf("values") },
      { name: startOf("no-steps") },
    ]);
    for (const of of ["linear", "repeated", "values", "no-steps"]) await stage.until({ of, ended: 1 });
  },
};
