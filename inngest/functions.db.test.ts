import { and, asc, eq, inArray } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { noticeDeliveries, notices, outbox } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { tasks, tickets, ticketTimers } from "@/db/schema/tickets";
import { asUser, type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { openFunctionScene } from "./testing/function-scene";

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Scene = Awaited<ReturnType<typeof openFunctionScene>>;
let leave: InstalledFlow;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  leave = await installFlow(getDb(), LEAVE, "Leave");
});

async function file(scene: Scene): Promise<number> {
  const { ticketId } = await createTicket.run(scene.as(asUser(PEOPLE.alice)), {
    flowId: leave.flowId,
    transitionId: leave.transition.submit,
    title: "Two days",
    values: { days: 2 },
  });
  return ticketId;
}

async function liveTask(ticketId: number): Promise<number> {
  const live = and(eq(tasks.ticketId, ticketId), inArray(tasks.status, ["open", "claimed"]));
  const [task] = await getDb().select({ id: tasks.id }).from(tasks).where(live);
  return task?.id ?? 0;
}

/** As far as HR, where a timer of one day runs. */
async function fileToHr(scene: Scene): Promise<number> {
  const ticketId = await file(scene);
  const taskId = await liveTask(ticketId);
  await completeTask.run(scene.as(asUser(PEOPLE.leader)), { taskId, transitionId: leave.transition.agree });
  return ticketId;
}

async function finishAtHr(scene: Scene, ticketId: number): Promise<void> {
  const taskId = await liveTask(ticketId);
  await claimTask.run(scene.as(asUser(PEOPLE.hr1)), { taskId });
  await completeTask.run(scene.as(asUser(PEOPLE.hr1)), { taskId, transitionId: leave.transition.file });
}

async function told(kind: "task_opened" | "ticket_ended") {
  const rows = await getDb()
    .select({ username: users.username })
    .from(notices)
    .innerJoin(users, eq(users.id, notices.userId))
    .where(eq(notices.kind, kind))
    .orderBy(asc(notices.id), asc(users.id));
  return rows.map(({ username }) => username);
}

async function statusOf(ticketId: number) {
  const [row] = await getDb().select({ status: tickets.status }).from(tickets).where(eq(tickets.id, ticketId));
  return row?.status;
}

const timerStatus = async (ticketId: number) =>
  (
    await getDb().select({ status: ticketTimers.status }).from(ticketTimers).where(eq(ticketTimers.ticketId, ticketId))
  ).map(({ status }) => status);

const mails = (scene: Scene) =>
  scene.mailbox.received.map(({ to, subject }) => `${to} ${subject.split(" (")[0]}`).sort();

test("whoever has something to do is told in the inbox and by mail, and the requester of the end; all of it once", async () => {
  const scene = await openFunctionScene();
  const ticketId = await fileToHr(scene);
  await scene.pass(0);
  expect(await told("task_opened")).toEqual(["hr1", "hr2"]);
  await finishAtHr(scene, ticketId);
  await scene.pass(0);
  expect(await told("ticket_ended")).toEqual(["alice"]);
  expect(mails(scene)).toEqual([
    "alice@example.com Finished: Two days",
    "hr1@example.com HR: Two days",
    "hr2@example.com HR: Two days",
  ]);

  await getDb().update(outbox).set({ sentAt: null, leasedUntil: null });
  await scene.pass(HOUR);
  expect(await getDb().select().from(notices)).toHaveLength(3);
  expect(scene.mailbox.received).toHaveLength(3);
});

test("a mail server that is away for a while delays the mail, not the notice; one person's refusal is one person's", async () => {
  const scene = await openFunctionScene();
  scene.mailbox.refuse = (address) => (address === "hr1@example.com" ? 550 : 421);
  await fileToHr(scene);
  await scene.pass(0);
  expect(await told("task_opened")).toEqual(["hr1", "hr2"]);
  expect(scene.mailbox.received).toHaveLength(0);

  scene.mailbox.refuse = (address) => (address === "hr1@example.com" ? 550 : null);
  await scene.pass(2 * MINUTE);
  expect(mails(scene)).toEqual(["hr2@example.com HR: Two days"]);
  const deliveries = await getDb().select().from(noticeDeliveries).orderBy(noticeDeliveries.address);
  expect(deliveries).toMatchObject([
    { address: "hr1@example.com", status: "dead", attempts: 1 },
    { address: "hr2@example.com", status: "sent", attempts: 2 },
  ]);
  await scene.pass(DAY);
  expect(await scene.runsOf("mail-notice")).toContain("failed");
});

test("a timer fires when it is due, once, and not before", async () => {
  const scene = await openFunctionScene();
  const ticketId = await fileToHr(scene);
  await scene.pass(0);
  await scene.pass(DAY - 2 * MINUTE);
  expect(await statusOf(ticketId)).toBe("running");
  await scene.pass(3 * MINUTE);
  expect(await statusOf(ticketId)).toBe("finished");
  expect(await timerStatus(ticketId)).toEqual(["fired"]);
  expect(await scene.runsOf("fire-timer")).toEqual(["completed"]);
  expect(await told("ticket_ended")).toEqual(["alice"]);
});

test("a timer whose node is left is cancelled with its run, its neighbour's is not", async () => {
  const scene = await openFunctionScene();
  const [left, stays] = [await fileToHr(scene), await fileToHr(scene)];
  await scene.pass(0);
  await finishAtHr(scene, left);
  await scene.pass(0);
  expect((await scene.runsOf("fire-timer")).sort()).toEqual(["cancelled", "running"]);
  await scene.pass(2 * DAY);
  expect(await timerStatus(left)).toEqual(["cancelled"]);
  expect(await timerStatus(stays)).toEqual(["fired"]);
});

test("a timer that has fired or is gone by the time its run wakes changes nothing", async () => {
  const scene = await openFunctionScene();
  const ticketId = await fileToHr(scene);
  await finishAtHr(scene, ticketId);
  await getDb().delete(outbox).where(eq(outbox.topic, "ticket/timer.cancelled.v1"));
  await scene.pass(0);
  const [before] = await getDb().select().from(tickets);
  await scene.pass(2 * DAY);
  expect(await scene.runsOf("fire-timer")).toEqual(["completed"]);
  expect(await getDb().select().from(tickets)).toEqual([before]);
});

test("a run that wakes too early by the clock of the commands waits and asks again", async () => {
  const scene = await openFunctionScene();
  const ticketId = await fileToHr(scene);
  const [armed] = await getDb().select().from(outbox).where(eq(outbox.topic, "ticket/timer.armed.v1"));
  const early = new Date(scene.now().getTime() + DAY - 20_000).toISOString();
  await getDb()
    .update(outbox)
    .set({ payload: { ...armed?.payload, dueAt: early } })
    .where(eq(outbox.topic, "ticket/timer.armed.v1"));
  await scene.pass(0);
  await scene.pass(DAY - 15_000);
  expect(await statusOf(ticketId)).toBe("running");
  for (let seconds = 0; seconds < 30; seconds += 6) await scene.pass(6_000);
  expect(await statusOf(ticketId)).toBe("finished");
  expect(await scene.runsOf("fire-timer")).toEqual(["completed"]);
});

test("the sweeper brings back a timer whose run was lost with the queue", async () => {
  const scene = await openFunctionScene();
  const ticketId = await fileToHr(scene);
  await scene.pass(0);
  await scene.runner.stop({ timeoutMs: 100 });
  await getDb().execute("drop schema skein_runner cascade");

  const next = await openFunctionScene();
  await next.pass(DAY);
  expect(await statusOf(ticketId)).toBe("running");
  await next.pass(3 * MINUTE);
  await next.pass(2 * MINUTE);
  expect(await statusOf(ticketId)).toBe("finished");
  expect(await timerStatus(ticketId)).toEqual(["fired"]);
});
