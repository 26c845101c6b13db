import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { runningBackground, startBackground } from "@/inngest/running-background";
import { GET } from "./route";

const TOKEN = vi.hoisted(() => {
  process.env.METRICS_TOKEN = "sixteen letters or more";
  return process.env.METRICS_TOKEN;
});

beforeAll(() => vi.stubEnv("INNGEST_DEV", ""));
afterAll(async () => {
  vi.unstubAllEnvs();
  await runningBackground()?.stop();
});

async function read(authorization?: string) {
  const headers = new Headers(authorization === undefined ? [] : [["authorization", authorization]]);
  return GET(new Request("http://localhost/api/metrics", { headers }));
}

test.each([undefined, "", "Bearer", `Bearer ${TOKEN}!`, `Bearer ${TOKEN.slice(1)}`, TOKEN])(
  "who says %j finds nothing",
  async (authorization) => {
    const response = await read(authorization);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
  },
);

test("Prometheus reads how much waits, and for how long", async () => {
  startBackground();
  await vi.waitFor(async () => expect((await runningBackground()?.health())?.state).toBe("running"), 15_000);
  const createdAt = new Date(Date.now() - 300_000);
  await getDb().insert(outbox).values({ topic: "ticket/from-tomorrow.v9", payload: {}, attempts: 6, createdAt });
  const text = await (await read(`Bearer ${TOKEN}`)).text();
  const value = (name: string) =>
    Number(
      text
        .split("\n")
        .find((line) => line.startsWith(`${name} `))
        ?.split(" ")[1],
    );
  expect(value("skein_outbox_lag_seconds")).toBeGreaterThanOrEqual(299);
  expect(value("skein_outbox_unsent")).toBe(1);
  expect(value("skein_outbox_stuck")).toBe(1);
  expect(value('skein_runner_jobs{state="scheduled"}')).toBeGreaterThan(0);
  expect(value('skein_runner_runs{status="failed"}')).toBe(0);
  expect(value("skein_process_resident_memory_bytes")).toBeGreaterThan(1e6);
});
