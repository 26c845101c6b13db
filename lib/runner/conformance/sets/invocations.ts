import { NonRetriableError } from "inngest";
import { type ConformanceSet, startOf } from "../conformance-set";

/** A function that calls another: which answers, fails, or takes too long. */
export const invocations: ConformanceSet = {
  name: "invocations",
  functions: (inngest) => {
    const callee = inngest.createFunction(
      { id: "callee", retries: 0, triggers: [{ event: startOf("callee") }] },
      async ({ event, step }) => {
        if (event.data.n < 0) throw new NonRetriableError("negative");
        return step.run("double", () => event.data.n * 2);
      },
    );
    const caller = inngest.createFunction(
      { id: "caller", retries: 0, triggers: [{ event: startOf("caller") }] },
      async ({ event, step }) => {
        try {
          return await step.invoke("call", { function: callee, data: { n: event.data.n } });
        } catch {
          return step.run("instead", () => "the call failed");
        }
      },
    );
    return [callee, caller];
  },
  async play(stage) {
    await stage.send([
      { name: startOf("caller"), data: { n: 21 } },
      { name: startOf("caller"), data: { n: -1 } },
    ]);
    await stage.until({ of: "callee", ended: 2 });
    await stage.until({ of: "caller", ended: 2 });
  },
};
