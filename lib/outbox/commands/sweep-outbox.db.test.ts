import { eq, isNull } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { noticeDeliveries, notices, outbox } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { ticketJobs, tickets } from "@/db/schema/tickets";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import type { CommandContext } from "@/lib/command";
import { clearOutbox } from "./clear-outbox";
import { retellJobs } from "./retell-jobs";
import { retellMails } from "./retell-mails";

const MINUTE = 60_000;
const DAY = 86_400_000;
const startedAt = new Date("2026-11-23T09:00:00Z");
let ticketId: number;
let nodeId: number;

beforeEach(async () => {
  await resetDatabase();
  const scene = await TicketScene.create(getDb());
  ticketId = await scene.ticket(await scene.person("alice"));
  nodeId = scene.nodeId;
});

const context = (afterMs: number): CommandContext => ({
  db: getDb(),
  actor: { kind: "system", name: "hooks" },
  clock: { now: () => new Date(startedAt.getTime() + afterMs) },
});

type JobRow = Partial<typeof ticketJobs.$inferInsert>;
const job = (no: number, kind: "hook" | "script" | "child" | "resolver", more: JobRow = {}) =>
  getDb()
    .insert(ticketJobs)
    .values({ ticketId, no, tokenNo: 1, nodeId, kind, status: "pending", attempt: 2, startedAt, ...more });
const retell = async (afterMs: number) => (await retellJobs.run(context(afterMs), {})).retold;

test("a job that nobody has answered is told again after ten minutes, then hourly", async () => {
  await job(4, "script");
  expect(await retell(9 * MINUTE)).toBe(0);
  expect(await retell(11 * MINUTE)).toBe(1);
  expect(await retell(50 * MINUTE)).toBe(0);
  expect(await retell(61 * MINUTE)).toBe(1);
  const payload = { jobNo: 4, kind: "script", attempt: 2 };
  expect(await getDb().select().from(outbox)).toMatchObject([
    { ticketId, topic: "ticket/job.started.v1", payload },
    { ticketId, topic: "ticket/job.started.v1", payload },
  ]);
});

test("a call that waits for its call-back counts; what has failed, ended or waits for children does not", async () => {
  await job(1, "hook", { status: "waiting" });
  await job(2, "child", { status: "waiting" });
  await job(3, "hook", { status: "failed" });
  await job(4, "hook", { status: "done", endedAt: startedAt });
  expect(await retell(11 * MINUTE)).toBe(1);
  await getDb().update(tickets).set({ deletedAt: startedAt }).where(eq(tickets.id, ticketId));
  expect(await retell(70 * MINUTE)).toBe(0);
});

test("two sweeps at once tell of each once", async () => {
  for (let no = 1; no <= 20; no += 1) await job(no, "hook");
  const swept = await Promise.all([1, 2, 3, 4].map(() => retell(11 * MINUTE)));
  expect(swept.reduce((sum, count) => sum + count, 0)).toBe(20);
});

test("what was handed over two weeks ago goes, what waits stays however old it is", async () => {
  const row = { ticketId, topic: "ticket/ended.v1", payload: {} };
  const ago = (days: number) => new Date(startedAt.getTime() - days * DAY);
  await getDb()
    .insert(outbox)
    .values([
      { ...row, createdAt: ago(20), sentAt: ago(15) },
      { ...row, createdAt: ago(20), sentAt: ago(13) },
      { ...row, createdAt: ago(90) },
    ]);
  const cleared = await Promise.all([1, 2].map(() => clearOutbox.run(context(0), {})));
  expect(cleared.map(({ removed }) => removed).sort()).toEqual([0, 1]);
  expect(await getDb().select().from(outbox)).toHaveLength(2);
});

test("a mail that nobody began to send is told again, one that was sent or put into a digest is not", async () => {
  const [aliceId] = (await getDb().select({ id: users.id }).from(users)).map(({ id }) => id);
  const notice = (naturalKey: string) => ({
    userId: aliceId ?? 0,
    ticketId,
    kind: "copied" as const,
    naturalKey,
    params: {},
  });
  const rows = await getDb()
    .insert(notices)
    .values(["lost", "sent", "digest", "stuck"].map(notice))
    .returning({ id: notices.id });
  const [lost, sent, digest, stuck] = rows.map(({ id }) => id);
  const told = (noticeId = 0) => ({
    ticketId,
    topic: "notice/recorded.v1",
    payload: { noticeId },
    createdAt: startedAt,
    sentAt: startedAt,
  });
  await getDb().insert(outbox).values([lost, sent, digest, stuck].map(told));
  const mail = { channel: "email" as const, address: "a@example.org", createdAt: startedAt };
  await getDb()
    .insert(noticeDeliveries)
    .values([
      { ...mail, noticeId: sent ?? 0, status: "sent" },
      { ...mail, noticeId: digest ?? 0, status: "digest" },
      { ...mail, noticeId: stuck ?? 0, status: "failed" },
    ]);
  const sweep = async (afterMs: number) => (await retellMails.run(context(afterMs), {})).retold;
  expect(await sweep(9 * MINUTE)).toBe(0);
  const both = await Promise.all([sweep(11 * MINUTE), sweep(11 * MINUTE)]);
  expect(both.sort()).toEqual([0, 1]);
  expect(await sweep(60 * MINUTE)).toBe(0);
  expect(await sweep(13 * 60 * MINUTE)).toBe(2);
  const again = await getDb().select().from(outbox).where(isNull(outbox.sentAt));
  expect(again.map(({ payload }) => payload.noticeId).sort()).toEqual([lost, lost, stuck]);
});

test("people can do none of it", async () => {
  const ctx: CommandContext = { ...context(0), actor: { kind: "user", userId: 1, clientId: null } };
  await expect(retellJobs.run(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(retellMails.run(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(clearOutbox.run(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
});
