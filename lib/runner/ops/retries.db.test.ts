import { type FailureEventArgs, NonRetriableError, RetryAfterError } from "inngest";
import { expect, test } from "vitest";
import { type MakeFunctions, openScene } from "../testing/scene";
import { inngestBackoff } from "../time/backoff";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The calls a runner makes, as the SDK gets them. */
function recorder() {
  const calls: { version: number; ctx: { attempt: number; max_attempts: number } }[] = [];
  const around = (serve: (request: Request) => Promise<Response>) => async (request: Request) => {
    if (request.method === "POST") calls.push(await request.clone().json());
    return serve(request);
  };
  return { calls, around };
}

const delivery: MakeFunctions = (inngest, ran) => [
  inngest.createFunction(
    {
      id: "delivery",
      retries: 4,
      triggers: [{ event: "delivery/wanted" }],
      onFailure: async ({ event, error }: FailureEventArgs) => {
        ran(`gave up ${event.data.event.data?.id}: ${error.message}`);
      },
    },
    async ({ event, step }) => {
      await step.run("prepare", () => ran("prepared"));
      return step.run("deliver", () => {
        const tries = ran("tried");
        if (tries <= event.data.failures) throw new Error(`503 at try ${tries}`);
        return tries;
      });
    },
  ),
];

test("a step that keeps failing is tried five times on Inngest's back-off, then onFailure is called", async () => {
  const scene = await openScene(delivery, { backoffMs: (attempt) => inngestBackoff(attempt, 0) });
  await scene.inngest.send({ name: "delivery/wanted", data: { id: "d1", failures: 99 } });
  await scene.pass(0);
  for (const [tries, delay] of [15_000, 30_000, MINUTE, 2 * MINUTE].entries()) {
    expect(scene.count("tried")).toBe(tries + 1);
    await scene.pass(delay - 5_000);
    expect(scene.count("tried")).toBe(tries + 1);
    await scene.pass(5_000);
  }
  await scene.pass(HOUR);
  expect(scene.count("tried")).toBe(5);
  expect(scene.count("prepared")).toBe(1);
  expect(scene.count("gave up d1: 503 at try 5")).toBe(1);
  expect(await scene.runsOf("delivery")).toMatchObject([{ status: "failed", output: { message: "503 at try 5" } }]);
  expect(await scene.runsOf("delivery-failure")).toMatchObject([{ status: "completed" }]);
});

test("a step that recovers goes on with its attempts counted from 0 for the next step", async () => {
  const { calls, around } = recorder();
  const scene = await openScene(delivery, { around });
  await scene.inngest.send({ name: "delivery/wanted", data: { id: "d1", failures: 2 } });
  await scene.pass(0);
  expect(await scene.runsOf("delivery")).toMatchObject([{ status: "running", lastError: { message: "503 at try 1" } }]);
  await scene.pass(HOUR);
  await scene.pass(HOUR);
  expect(await scene.runsOf("delivery")).toMatchObject([{ status: "completed", output: 3 }]);
  expect(calls.map((call) => call.ctx.attempt)).toEqual([0, 0, 1, 2, 0]);
  expect(calls.every((call) => call.ctx.max_attempts === 5)).toBe(true);
});

test("the version the SDK answered is sent from then on, also when its first answer was an error", async () => {
  const { calls, around } = recorder();
  const scene = await openScene(
    (inngest, ran) => [
      inngest.createFunction({ id: "first", retries: 1, triggers: [{ event: "first" }] }, async ({ step }) => {
        await step.run("a", () => {
          if (ran("a") === 1) throw new Error("not yet");
        });
      }),
    ],
    { around },
  );
  await scene.inngest.send({ name: "first" });
  await scene.pass(0);
  await scene.pass(HOUR);
  expect(calls.map((call) => call.version)).toEqual([-1, 2, 2]);
});

test("a function that does not say has five attempts, as at Inngest", async () => {
  const { calls, around } = recorder();
  const scene = await openScene(
    (inngest) => [inngest.createFunction({ id: "plain", triggers: [{ event: "plain" }] }, () => null)],
    { around },
  );
  await scene.inngest.send({ name: "plain" });
  await scene.pass(0);
  expect(calls.map((call) => call.ctx.max_attempts)).toEqual([5]);
});

test("a NonRetriableError ends the run at once", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "fatal", retries: 4, triggers: [{ event: "fatal" }] }, async ({ step }) => {
      await step.run("a", () => {
        ran("a");
        throw new NonRetriableError("410 gone");
      });
    }),
  ]);
  await scene.inngest.send({ name: "fatal" });
  await scene.pass(0);
  await scene.pass(HOUR);
  expect(scene.count("a")).toBe(1);
  expect(await scene.runsOf("fatal")).toMatchObject([{ status: "failed", output: { message: "410 gone" } }]);
});

test("a RetryAfterError says when, instead of the back-off", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "polite", retries: 1, triggers: [{ event: "polite" }] }, async ({ step }) => {
      await step.run("a", () => {
        if (ran("a") === 1) throw new RetryAfterError("429", "3h");
      });
    }),
  ]);
  await scene.inngest.send({ name: "polite" });
  await scene.pass(0);
  await scene.pass(2.9 * HOUR);
  expect(scene.count("a")).toBe(1);
  await scene.pass(0.2 * HOUR);
  expect(scene.count("a")).toBe(2);
  expect(await scene.runsOf("polite")).toMatchObject([{ status: "completed" }]);
});

test("a step that failed for good can be caught, and the run goes on", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "careful", retries: 1, triggers: [{ event: "careful" }] }, async ({ step }) => {
      try {
        await step.run("boom", () => {
          ran("boom");
          throw new TypeError("no luck");
        });
      } catch (error) {
        return step.run("instead", () => `${error instanceof Error ? error.message : ""}, instead`);
      }
    }),
  ]);
  await scene.inngest.send({ name: "careful" });
  await scene.pass(0);
  await scene.pass(HOUR);
  expect(scene.count("boom")).toBe(2);
  expect(await scene.runsOf("careful")).toMatchObject([{ status: "completed", output: "no luck, instead" }]);
});

test("a function that throws outside its steps is called again, its steps are not", async () => {
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "outside", retries: 2, triggers: [{ event: "outside" }] }, async ({ step }) => {
      await step.run("a", () => ran("a"));
      if (ran("outside") < 3) throw new Error("outside");
      return "done";
    }),
  ]);
  await scene.inngest.send({ name: "outside" });
  await scene.pass(0);
  await scene.pass(HOUR);
  await scene.pass(HOUR);
  expect(scene.count("a")).toBe(1);
  expect(scene.count("outside")).toBe(3);
  expect(await scene.runsOf("outside")).toMatchObject([{ status: "completed", output: "done" }]);
});

test("while nobody answers for the functions no attempt is spent", async () => {
  let isAway = true;
  const scene = await openScene(
    (inngest, ran) => [
      inngest.createFunction({ id: "steady", retries: 0, triggers: [{ event: "steady" }] }, () => ran("steady")),
    ],
    {
      around: (serve) => async (request) =>
        isAway && request.method === "POST" ? new Response("Bad Gateway", { status: 502 }) : serve(request),
    },
  );
  await scene.inngest.send({ name: "steady" });
  await scene.pass(0);
  for (let look = 0; look < 5; look += 1) await scene.pass(1_100);
  expect(await scene.runsOf("steady")).toMatchObject([{ status: "running" }]);
  isAway = false;
  await scene.pass(1_100);
  expect(await scene.runsOf("steady")).toMatchObject([{ status: "completed", output: 1 }]);
});

test("a call that never answers counts as a failed attempt", async () => {
  const scene = await openScene(
    (inngest, ran) => [
      inngest.createFunction({ id: "hung", retries: 1, triggers: [{ event: "hung" }] }, async () => {
        if (ran("hung") === 1) await new Promise(() => {});
        return "second";
      }),
    ],
    { callTimeoutMs: 300 },
  );
  await scene.inngest.send({ name: "hung" });
  await scene.pass(0);
  expect(await scene.runsOf("hung")).toMatchObject([{ status: "running", lastError: { name: "TimeoutError" } }]);
  await scene.pass(HOUR);
  expect(await scene.runsOf("hung")).toMatchObject([{ status: "completed", output: "second" }]);
});

test("an operation the runner does not have fails the run with its name", async () => {
  const scene = await openScene((inngest) => [
    inngest.createFunction({ id: "modern", retries: 0, triggers: [{ event: "modern" }] }, async ({ step }) => {
      await step.fetch("http://nowhere.invalid");
    }),
  ]);
  await scene.inngest.send({ name: "modern" });
  await scene.pass(0);
  expect(await scene.runsOf("modern")).toMatchObject([
    { status: "failed", output: { name: "UnsupportedOperation", message: expect.stringContaining("Gateway") } },
  ]);
});
