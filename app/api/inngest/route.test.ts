import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";

// The first import loads the whole SDK.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const request = (method: string) =>
  new NextRequest("http://localhost:3000/api/inngest?fnId=skein-fire-timer&stepId=step", {
    method,
    ...(method === "GET" ? {} : { body: JSON.stringify({ event: {}, events: [{}], steps: {}, ctx: { run_id: "1" } }) }),
  });

test.each(["GET", "POST", "PUT"] as const)("with the embedded executor %s is not there", async (method) => {
  const route = await import("./route");
  const response = await route[method](request(method), {});
  expect(response.status).toBe(404);
  expect(await response.text()).toBe("");
});

test("with a dev server the functions are served", async () => {
  vi.stubEnv("INNGEST_DEV", "1");
  const { GET } = await import("./route");
  const response = await GET(request("GET"), {});
  expect(response.status).toBe(200);
  const { createFunctions } = await import("@/inngest/functions");
  const { createClient } = await import("@/inngest/client");
  const { functionMeans } = await import("@/inngest/background");
  const { length } = createFunctions(createClient(null), functionMeans());
  expect(await response.json()).toMatchObject({ function_count: length, mode: "dev" });
});

test("with keys an unsigned call is refused and runs nothing", async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.stubEnv("INNGEST_EVENT_KEY", "key");
  vi.stubEnv("INNGEST_SIGNING_KEY", "signkey-test-12345678");
  const { POST, GET } = await import("./route");
  expect((await POST(request("POST"), {})).status).toBe(401);
  expect((await GET(request("GET"), {})).status).toBe(401);
});
