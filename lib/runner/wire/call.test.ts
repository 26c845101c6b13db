import { expect, test } from "vitest";
import { buildCall } from "./call";

const call = {
  url: "http://runner.internal/api/inngest?fnId=app-f&stepId=step",
  runId: "R",
  stepId: null,
  attempt: 1,
  maxAttempts: 4,
  version: -1,
  plansOnly: true,
  event: { name: "e", id: "1", ts: 5, user: {}, data: {} },
  memos: [
    ["s2", { data: 1 }],
    ["s1", null],
  ] as const,
};

test("the request carries the run as the SDK reads it", async () => {
  const request = buildCall(call);
  expect(request.url).toBe("http://runner.internal/api/inngest?fnId=app-f&stepId=step");
  expect(await request.json()).toMatchObject({
    version: -1,
    event: call.event,
    events: [call.event],
    steps: { s2: { data: 1 }, s1: null },
    ctx: {
      run_id: "R",
      attempt: 1,
      max_attempts: 4,
      disable_immediate_execution: true,
      stack: { stack: ["s2", "s1"], current: 2 },
    },
  });
});

test("no function id goes along, which would make the SDK checkpoint", async () => {
  expect((await buildCall(call).json()).ctx).not.toHaveProperty("fn_id");
});

test("a planned step is named in the address; the host header is there, without which the SDK fails", () => {
  const request = buildCall({ ...call, stepId: "abc" });
  expect(new URL(request.url).searchParams.get("stepId")).toBe("abc");
  expect(request.headers.get("host")).toBe("runner.internal");
});
