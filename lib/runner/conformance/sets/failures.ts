import { type Context, type FailureEventArgs, NonRetriableError, RetryAfterError } from "inngest";
import { type ConformanceSet, startOf } from "../conformance-set";

/** Attempts, errors that are caught, that are final, that say when to come again, and what happens after the last. */
export const failures: ConformanceSet = {
  name: "failures",
  functions: (inngest) => [
    inngest.createFunction(
      { id: "retried", retries: 2, triggers: [{ event: startOf("retried") }] },
      async ({ step, attempt }) => {
        const first = await step.run("once", () => "once");
        const second = await step.run("second-try", () => {
          if (attempt === 0) throw new Error("not yet");
          return attempt;
        });
        return [first, second];
      },
    ),
    inngest.createFunction(
      { id: "exhausted", retries: 1, triggers: [{ event: startOf("exhausted") }] },
      ({ step, attempt }) =>
        step.run("never", () => {
          throw new TypeError(`attempt ${attempt}`);
        }),
    ),
    inngest.createFunction({ id: "caught", retries: 1, triggers: [{ event: startOf("caught") }] }, async ({ step }) => {
      try {
        await step.run("boom", () => {
          throw new RangeError("no luck");
        });
      } catch (error) {
        return step.run("instead", () => (error instanceof Error ? `${error.name}: ${error.message}` : "?"));
      }
      return "unreachable";
    }),
    inngest.createFunction(
      { id: "non-retriable", retries: 5, triggers: [{ event: startOf("non-retriable") }] },
      ({ step }) =>
        step.run("final", () => {
          throw new NonRetriableError("for good");
        }),
    ),
    inngest.createFunction(
      { id: "retry-after", retries: 2, triggers: [{ event: startOf("retry-after") }] },
      ({ step, attempt }) =>
        step.run("later", () => {
          if (attempt === 0) throw new RetryAfterError("come again", "2s");
          return "came again";
        }),
    ),
    inngest.createFunction(
      {
        id: "with-handler",
        retries: 1,
        triggers: [{ event: startOf("with-handler") }],
        onFailure: async ({ error, event, step }: FailureEventArgs & Context) => {
          await step.run("mend", () => `${error.message} of ${event.data.event.name}`);
        },
      },
      async ({ step, attempt }) => {
        await step.run("before", () => "done");
        throw new Error(`thrown in attempt ${attempt}`);
      },
    ),
  ],
  async play(stage) {
    const all = ["retried", "exhausted", "caught", "non-retriable", "retry-after", "with-handler"];
    await stage.send(all.map((id) => ({ name: startOf(id) })));
    for (const of of [...all, "with-handler-failure"]) await stage.until({ of, ended: 1 });
  },
};
