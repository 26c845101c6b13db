import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { notices } from "@/db/schema/outgoing/outbox";
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
  const { value: first, statements } = await countQueries((db) =>
    readNotices(db, alice, { before: null, isUnread: false }),
  );
  expect(statements).toHaveLength(1);
  const second = await readNotices(getDb(), alice, { before: first.older, isUnread: false });
  const third = await readNotices(getDb(), alice, { before: second.older, isUnread: false });
  expect([first, second, third].map(({ rows }) => rows.length)).toEqual([30, 30, 1]);
  expect(third.older).toBeNull();
  expect(new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(61);
});

test("a row says what happened to which ticket, and whether it was read", async () => {
  const { rows } = await readNotices(getDb(), alice, { before: null, isUnread: false });
  expect(rows[0]).toMatchObject({
    kind: "task_opened",
    params: { serial: "S1", flow: "Leave", title: "Leave" },
    isRead: false,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
});

test("continuing after a notice that is gone shows nothing, not somebody else's", async () => {
  expect(await readNotices(getDb(), alice, { before: 999_999, isUnread: false })).toEqual({ rows: [], older: null });
});

test("what is read, and what is for mail alone, may be left out; the latter always is", async () => {
  const { rows } = await readNotices(getDb(), alice, { before: null, isUnread: false });
  const [read, mailed] = rows.map(({ id }) => id) as [number, number];
  await getDb().update(notices).set({ readAt: new Date() }).where(eq(notices.id, read));
  await getDb().update(notices).set({ inApp: false }).where(eq(notices.id, mailed));
  const listed = async (isUnread: boolean) => {
    const page = await readNotices(getDb(), alice, { before: null, isUnread });
    return page.rows.map(({ id }) => id).filter((id) => id === read || id === mailed);
  };
  expect([await listed(false), await listed(true)]).toEqual([[read], []]);
});
