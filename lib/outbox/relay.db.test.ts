import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { getOutboxLagMs } from "@/db/queries/outbox";
import { outbox } from "@/db/schema/outgoing/outbox";
import { leaseOutbox } from "@/db/store/outbox-store";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { nudgeRelay } from "./nudge-relay";
import type { OutboxEvent } from "./outbox-event";
import { Relay } from "./relay";

const quiet = { warn: () => {}, error: () => {} };
let ticketIds: number[];

beforeEach(async () => {
  await resetDatabase();
  const scene = await TicketScene.create(getDb());
  const requester = await scene.person("alice");
  ticketIds = [await scene.ticket(requester), await scene.ticket(requester), await scene.ticket(requester)];
});

/** A receiver that notes every event it took. */
function receiver(take: (events: OutboxEvent[]) => Promise<void> = async () => {}) {
  const taken: OutboxEvent[] = [];
  const send = async (events: OutboxEvent[]) => {
    await take(events);
    taken.push(...events);
  };
  return { taken, relay: new Relay({ db: getDb(), send, log: quiet }) };
}

async function write(ticketId: number | undefined, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    ticketId: ticketId ?? null,
    topic: "ticket/task.opened.v1",
    payload: { taskNo: index + 1 },
  }));
  await getDb().insert(outbox).values(rows);
}

const rows = () => getDb().select().from(outbox).orderBy(outbox.seq);
const expireLeases = () =>
  getDb()
    .update(outbox)
    .set({ leasedUntil: new Date(0) })
    .where(sql`sent_at is null`);

test("a row becomes an event with the row's id, the topic as name and the ticket in its data", async () => {
  const { relay, taken } = receiver();
  await write(ticketIds[0], 1);
  expect(await relay.drain()).toBe(1);
  const [row] = await rows();
  expect(taken).toEqual([{ id: row?.id, name: "ticket/task.opened.v1", data: { ticketId: ticketIds[0], taskNo: 1 } }]);
  expect(row).toMatchObject({ attempts: 1, lastError: "", leasedUntil: null });
  expect(row?.sentAt).not.toBeNull();
  expect(await relay.drain()).toBe(0);
});

test("two relays at once send every row once and keep the order of each ticket", async () => {
  for (let round = 0; round < 4; round += 1) for (const id of ticketIds) await write(id, 30);
  const log: { id: string; ticketId: unknown; begun: number; ended: number }[] = [];
  const slow = async (events: OutboxEvent[]) => {
    const begun = performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    const ended = performance.now();
    for (const event of events) log.push({ id: event.id, ticketId: event.data.ticketId, begun, ended });
  };
  const relays = [1, 2, 3].map(() => receiver(slow).relay);
  const sent = await Promise.all(relays.map((relay) => relay.drain()));
  for (const relay of relays) sent.push(await relay.drain());
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(360);
  expect(new Set(log.map(({ id }) => id)).size).toBe(360);
  expect(log).toHaveLength(360);

  const all = await rows();
  const told = new Map(log.map((entry) => [entry.id, entry]));
  for (const ticketId of ticketIds) {
    const ordered = all.filter((row) => row.ticketId === ticketId).map((row) => told.get(row.id));
    for (const [index, entry] of ordered.slice(1).entries()) {
      const before = ordered[index];
      const isSameBatch = before?.begun === entry?.begun;
      expect(isSameBatch || (before?.ended ?? 0) <= (entry?.begun ?? 0)).toBe(true);
    }
  }
});

test("a relay that is just taking rows is waited for: what comes after them in their ticket is not taken before", async () => {
  await write(ticketIds[0], 3);
  const { relay, taken } = receiver();
  let other: Promise<number> | undefined;
  await getDb().transaction(async (tx) => {
    await leaseOutbox(tx, { topics: ["ticket/task.opened.v1"], limit: 1, seconds: 30 });
    other = relay.drain();
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  expect(await other).toBe(0);
  expect(taken).toEqual([]);
});

test("a row that was sent but not marked, because the process died, is sent again under the same id", async () => {
  await write(ticketIds[0], 2);
  const dead = receiver(() => new Promise<void>(() => {}));
  void dead.relay.drain();
  await vi.waitFor(async () => expect((await rows()).every((row) => row.leasedUntil !== null)).toBe(true));

  const next = receiver();
  expect(await next.relay.drain()).toBe(0);
  await expireLeases();
  expect(await next.relay.drain()).toBe(2);
  expect(next.taken.map(({ id }) => id)).toEqual((await rows()).map(({ id }) => id));
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([2, 2]);
});

test("what the executor does not take is kept with the reason, waits, and holds back the rest of its ticket", async () => {
  let isAway = true;
  const { relay, taken } = receiver(async () => {
    if (isAway) throw new Error("connection refused");
  });
  await write(ticketIds[0], 1);
  expect(await relay.drain()).toBe(0);
  const [failed] = await rows();
  expect(failed).toMatchObject({ attempts: 1, lastError: "Error: connection refused", sentAt: null });
  expect(failed?.leasedUntil?.getTime()).toBeGreaterThan(Date.now() + 500);

  isAway = false;
  await write(ticketIds[0], 1);
  await write(ticketIds[1], 1);
  expect(await relay.drain()).toBe(1);
  expect(taken.map(({ data }) => data.ticketId)).toEqual([ticketIds[1]]);
  await expireLeases();
  expect(await relay.drain()).toBe(2);
  expect((await rows()).every((row) => row.sentAt !== null && row.lastError === "")).toBe(true);
});

test("a row that is not what its topic says does not hold up the others; an unknown topic is left alone", async () => {
  await getDb()
    .insert(outbox)
    .values([
      { ticketId: ticketIds[0], topic: "ticket/task.opened.v1", payload: { taskNo: "first" } },
      { ticketId: ticketIds[1], topic: "ticket/painted.v7", payload: {} },
      { ticketId: ticketIds[1], topic: "ticket/ended.v1", payload: {} },
    ]);
  const { relay, taken } = receiver();
  expect(await relay.drain()).toBe(1);
  expect(taken.map(({ name }) => name)).toEqual(["ticket/ended.v1"]);
  const [malformed, unknown] = await rows();
  expect(malformed?.lastError).toContain("taskNo");
  expect(unknown).toMatchObject({ attempts: 0, leasedUntil: null });
});

test("a running relay is woken by a nudge, polls for what others wrote, and tells its lag", async () => {
  const { relay, taken } = receiver();
  relay.start();
  try {
    await write(ticketIds[0], 1);
    await vi.waitFor(() => expect(taken).toHaveLength(1), { timeout: 3000 });
    await write(ticketIds[0], 1);
    const nudged = performance.now();
    nudgeRelay();
    await vi.waitFor(() => expect(taken).toHaveLength(2), { timeout: 3000, interval: 5 });
    expect(performance.now() - nudged).toBeLessThan(500);
  } finally {
    await relay.stop();
  }
  expect(relay.isRunning).toBe(false);
  expect(await getOutboxLagMs(getDb())).toBe(0);
  await getDb()
    .insert(outbox)
    .values({
      id: randomUUID(),
      topic: "ticket/ended.v1",
      ticketId: ticketIds[0],
      payload: {},
      createdAt: new Date(Date.now() - 90_000),
    });
  expect(await getOutboxLagMs(getDb())).toBeGreaterThan(80_000);
  nudgeRelay();
  expect(taken).toHaveLength(2);
});
