import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { notices } from "@/db/schema/outbox";
import { countQueries } from "@/db/testing/count-queries";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { readNotices } from "./read-notices";

let alice: number;

async function write(userId: number, ticketId: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({
    userId,
    ticketId,
    kind: "task_opened" as const,
    params: { serial: "S1", flow: "Leave", title: "" },
    naturalKey: randomUUID(),
  }));
  await getDb().insert(notices).values(rows);
}

beforeEach(async () => {
  await resetDatabase();
  const scene = await TicketScene.create(getDb());
  alice = await scene.person("alice");
  const ticketId = await scene.ticket(alice);
  await write(await scene.person("bob"), ticketId, 3);
  await write(alice, ticketId, 61);
});

test("pages of thirty of one's own, until there are no more; each is one question to the database", async () => {
  const { value: first, statements } = await countQueries((db) => readNotices(db, alice, null));
  expect(statements).toHaveLength(1);
  const second = await readNotices(getDb(), alice, first.older);
  const third = await readNotices(getDb(), alice, second.older);
  expect([first, second, third].map(({ rows }) => rows.length)).toEqual([30, 30, 1]);
  expect(third.older).toBeNull();
  expect(new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(61);
});

test("a row says what happened to which ticket, and whether it was read", async () => {
  const { rows } = await readNotices(getDb(), alice, null);
  expect(rows[0]).toMatchObject({
    kind: "task_opened",
    params: { serial: "S1", flow: "Leave", title: "Leave" },
    isRead: false,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
});

test("continuing after a notice that is gone shows nothing, not somebody else's", async () => {
  expect(await readNotices(getDb(), alice, 999_999)).toEqual({ rows: [], older: null });
});
