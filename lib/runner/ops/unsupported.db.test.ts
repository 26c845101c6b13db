import { type Inngest, openai } from "inngest";
import { createDefer } from "inngest/experimental";
import { expect, test } from "vitest";
import { openScene } from "../testing/scene";

type Handler = Parameters<Inngest["createFunction"]>[1];

/** What becomes of a run that asks for it, after ten minutes. */
async function outcomeOf(makeHandler: (inngest: Inngest) => Handler) {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "asks", retries: 2, triggers: [{ event: "ask" }] }, (context) => {
      ran("asked");
      return makeHandler(inngest)(context);
    }),
  ]);
  await scene.inngest.send({ name: "ask" });
  await scene.pass(0);
  await scene.pass(600_000);
  const [run] = await scene.runsOf("asks");
  expect(scene.count("asked")).toBe(1);
  return run;
}

const failedOn = (operation: string) => ({
  status: "failed",
  output: {
    name: "UnsupportedOperation",
    message: `operation ${operation} is not supported by the embedded runner`,
  },
});

test("step.fetch fails the run at once and says why", async () => {
  const run = await outcomeOf(
    () =>
      ({ step }) =>
        step.fetch("http://127.0.0.1:1/"),
  );
  expect(run).toMatchObject(failedOn("Gateway"));
});

test("step.ai.infer fails the run at once and says why", async () => {
  const run = await outcomeOf(
    () =>
      ({ step }) =>
        step.ai.infer("ask", {
          model: openai({ model: "gpt-4o", apiKey: "none" }),
          body: { messages: [{ role: "user", content: "?" }] },
        }),
  );
  expect(run).toMatchObject(failedOn("AIGateway"));
});

test("defer fails the run at once and says why", async () => {
  const run = await outcomeOf((inngest) => {
    const later = createDefer(inngest, { id: "later" }, () => null);
    return ({ defer }) => {
      defer("later", { function: later, data: {} });
      return "done";
    };
  });
  expect(run).toMatchObject(failedOn("DeferAdd"));
});
