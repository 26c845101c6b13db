import { type ConformanceSet, startOf } from "../conformance-set";

/** Steps side by side, a chain beside a step, and a race. */
export const parallel: ConformanceSet = {
  name: "parallel",
  functions: (inngest) => [
    inngest.createFunction({ id: "all", retries: 0, triggers: [{ event: startOf("all") }] }, async ({ step }) => {
      const numbers = await Promise.all([1, 2, 3].map((n) => step.run(`part ${n}`, () => n)));
      return step.run("sum", () => numbers.reduce((sum, n) => sum + n, 0));
    }),
    inngest.createFunction({ id: "chain", retries: 0, triggers: [{ event: startOf("chain") }] }, async ({ step }) => {
      const chain = async () => {
        const a = await step.run("a", () => 1);
        return step.run("b", () => a + 1);
      };
      const [x, y] = await Promise.all([chain(), step.run("c", () => 10)]);
      return x + y;
    }),
    inngest.createFunction({ id: "race", retries: 0, triggers: [{ event: startOf("race") }] }, ({ step, group }) =>
      group.parallel({ mode: "race" }, () =>
        Promise.race([
          step.sleep("short", "1s").then(() => "sleep"),
          step.waitForEvent("never", { event: "conformance/never", timeout: "4s" }).then(() => "event"),
        ]),
      ),
    ),
  ],
  async play(stage) {
    await stage.send(["all", "chain", "race"].map((id) => ({ name: startOf(id) })));
    for (const of of ["all", "chain", "race"]) await stage.until({ of, ended: 1 });
  },
};
