import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connect, connection, getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { TicketScene } from "@/db/testing/ticket-scene";
import { runningBackground, startBackground } from "@/inngest/running-background";
import { GET } from "./route";

const holder = globalThis as typeof globalThis & { skeinConnection?: ReturnType<typeof connect> };
const ask = async () => {
  const response = await GET(new Request("http://localhost/api/health"));
  return { status: response.status, body: await response.json(), cache: response.headers.get("cache-control") };
};

test("before the background work runs the answer is 503, and says so", async () => {
  expect(await ask()).toMatchObject({
    status: 503,
    body: { status: "unavailable", problems: ["background work is stopped"], database: { state: "ok" } },
  });
});

test("while it runs the answer is 200 with the state of database, runner and outbox", async () => {
  startBackground();
  await vi.waitFor(async () => expect((await ask()).status).toBe(200), { timeout: 15_000 });
  const { body, cache } = await ask();
  expect(body).toEqual({
    status: "ok",
    problems: [],
    database: { state: "ok", latencyMs: expect.any(Number) },
    runner: { executor: "embedded", state: "running", queued: 0, oldestDueMs: null },
    outbox: { lagMs: 0, state: "relaying", isLate: false },
  });
  expect(cache).toBe("no-store");
});

test("what waits to be handed over is told, but takes nobody out of service", async () => {
  const scene = await TicketScene.create(getDb());
  const ticketId = await scene.ticket(await scene.person("alice"));
  const createdAt = new Date(Date.now() - 600_000);
  await getDb().insert(outbox).values({ ticketId, topic: "ticket/from-tomorrow.v9", payload: {}, createdAt });
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body.outbox.lagMs).toBeGreaterThan(590_000);
});

test("without the database the answer is 503 in time, and gives no address away", async () => {
  const working = connection();
  const broken = connect("postgres://nobody:geheim@127.0.0.1:1/none");
  holder.skeinConnection = broken;
  try {
    const { status, body } = await ask();
    expect(status).toBe(503);
    expect(body).toMatchObject({
      problems: ["the database does not answer"],
      database: { state: "unreachable" },
      outbox: { lagMs: null },
    });
    expect(JSON.stringify(body)).not.toMatch(/geheim|nobody|127\.0/);
  } finally {
    holder.skeinConnection = working;
    await broken.sql.end();
  }
});

test("after it has stopped the answer is 503 again", async () => {
  await runningBackground()?.stop();
  expect(await ask()).toMatchObject({
    status: 503,
    body: { runner: { state: "stopped" }, outbox: { state: "stopped" } },
  });
});

beforeAll(() => vi.stubEnv("INNGEST_DEV", ""));
afterAll(() => vi.unstubAllEnvs());
