import { randomUUID } from "node:crypto";
import { asc } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { countUnreadNotices, listNotices } from "@/db/queries/notices/notices";
import { notices } from "@/db/schema/outgoing/outbox";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import type { CommandContext } from "@/lib/command";
import { markAllNoticesRead } from "./mark-all-notices-read";
import { markNoticeRead } from "./mark-notice-read";

const at = new Date("2026-11-23T09:00:00.000Z");
let alice: number;
let bob: number;
let mine: number[];
let theirs: number[];

const as = (userId: number): CommandContext => ({
  db: getDb(),
  actor: { kind: "user", userId, clientId: null },
  clock: { now: () => at },
});

beforeEach(async () => {
  await resetDatabase();
  const scene = await TicketScene.create(getDb());
  [alice, bob] = [await scene.person("alice"), await scene.person("bob")];
  const ticketId = await scene.ticket(alice);
  const write = async (userId: number, minutes: number[]) => {
    const rows = minutes.map((minute) => ({
      userId,
      ticketId,
      kind: "task_opened" as const,
      params: {},
      naturalKey: randomUUID(),
      createdAt: new Date(at.getTime() - minute * 60_000),
    }));
    const written = await getDb().insert(notices).values(rows).returning({ id: notices.id });
    return written.map(({ id }) => id);
  };
  mine = await write(alice, [5, 4, 4, 2, 1]);
  theirs = await write(bob, [3]);
});

const readAts = async () => {
  const rows = await getDb().select({ id: notices.id, readAt: notices.readAt }).from(notices).orderBy(asc(notices.id));
  return rows.filter(({ readAt }) => readAt !== null).map(({ id }) => id);
};

test("a person marks one of their own notices, and marking it again changes nothing", async () => {
  const [first = 0] = mine;
  expect(await markNoticeRead.run(as(alice), { noticeId: first })).toEqual({ marked: 1 });
  expect(await markNoticeRead.run(as(alice), { noticeId: first })).toEqual({ marked: 0 });
  expect(await readAts()).toEqual([first]);
  expect(await countUnreadNotices(getDb(), alice)).toBe(4);
});

test("somebody else's notice stays unread", async () => {
  expect(await markNoticeRead.run(as(alice), { noticeId: theirs[0] })).toEqual({ marked: 0 });
  expect(await markAllNoticesRead.run(as(alice), { lastNoticeId: theirs[0] })).toEqual({ marked: 5 });
  expect(await countUnreadNotices(getDb(), bob)).toBe(1);
});

test("all that were seen are marked, what arrived later is not", async () => {
  expect(await markAllNoticesRead.run(as(alice), { lastNoticeId: mine[2] })).toEqual({ marked: 3 });
  expect(await countUnreadNotices(getDb(), alice)).toBe(2);
});

test("neither a program nor the system reads a person's notices", async () => {
  const program: CommandContext = { ...as(alice), actor: { kind: "user", userId: alice, clientId: 1, flowIds: [] } };
  const system: CommandContext = { ...as(alice), actor: { kind: "system", name: "timer" } };
  for (const ctx of [program, system]) {
    await expect(markNoticeRead.run(ctx, { noticeId: mine[0] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(markAllNoticesRead.run(ctx, { lastNoticeId: mine[0] })).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("the list is the person's own, newest first, and pages follow each other without gap or repeat", async () => {
  const first = await listNotices(getDb(), alice, { before: null, isUnread: false, limit: 2 });
  const second = await listNotices(getDb(), alice, { before: first.at(-1)?.id ?? 0, isUnread: false, limit: 2 });
  const third = await listNotices(getDb(), alice, { before: second.at(-1)?.id ?? 0, isUnread: false, limit: 2 });
  expect([first, second, third].flat().map(({ id }) => id)).toEqual([...mine].reverse());
});
