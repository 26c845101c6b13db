import { asc } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { ticketTimers } from "@/db/schema/tickets";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import type { CommandContext } from "@/lib/command";
import { Relay } from "../relay";
import { rearmTimers } from "./rearm-timers";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const dueAt = new Date("2026-11-23T09:00:00.250Z");
let scene: TicketScene;
let ticketId: number;

beforeEach(async () => {
  await resetDatabase();
  scene = await TicketScene.create(getDb());
  ticketId = await scene.ticket(await scene.person("alice"));
});

const context = (afterMs: number): CommandContext => ({
  db: getDb(),
  actor: { kind: "system", name: "timer" },
  clock: { now: () => new Date(dueAt.getTime() + afterMs) },
});
const sweep = async (afterMs: number) => (await rearmTimers.run(context(afterMs), {})).rearmed;

test("an overdue timer is told again two minutes late, then hourly for as long as it is pending", async () => {
  await scene.timer(ticketId, 4, dueAt);
  await scene.timer(ticketId, 5, new Date(dueAt.getTime() + 30 * HOUR));
  expect(await sweep(-MINUTE)).toBe(0);
  expect(await sweep(2 * MINUTE)).toBe(0);
  expect(await sweep(3 * MINUTE)).toBe(1);
  for (let minute = 4; minute < 60; minute += 7) expect(await sweep(minute * MINUTE)).toBe(0);
  expect(await sweep(HOUR + MINUTE)).toBe(1);
  expect(await sweep(HOUR + 2 * MINUTE)).toBe(0);
  await getDb().update(ticketTimers).set({ status: "fired" });
  expect(await sweep(50 * HOUR)).toBe(0);

  const rows = await getDb().select().from(outbox).orderBy(asc(outbox.seq));
  const payload = { timerNo: 4, dueAt: dueAt.toISOString() };
  expect(rows).toMatchObject([
    { ticketId, topic: "ticket/timer.armed.v1", payload },
    { ticketId, topic: "ticket/timer.armed.v1", payload },
  ]);
});

test("two sweeps at once tell of it once", async () => {
  for (let no = 1; no <= 20; no += 1) await scene.timer(ticketId, no, dueAt);
  const swept = await Promise.all([1, 2, 3, 4].map(() => sweep(3 * MINUTE)));
  expect(swept.reduce((sum, count) => sum + count, 0)).toBe(20);
});

test("what it writes is an event the relay can hand over", async () => {
  await scene.timer(ticketId, 4, dueAt);
  await sweep(3 * MINUTE);
  const taken: unknown[] = [];
  const send = async (events: unknown[]) => void taken.push(...events);
  await new Relay({ db: getDb(), send, log: { warn() {}, error() {} } }).drain();
  expect(taken).toMatchObject([
    { name: "ticket/timer.armed.v1", data: { ticketId, timerNo: 4, dueAt: dueAt.toISOString() } },
  ]);
});

test("people cannot sweep", async () => {
  const ctx: CommandContext = { ...context(0), actor: { kind: "user", userId: 1, clientId: null } };
  await expect(rearmTimers.run(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
});
