import { and, asc, eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { notices } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { tasks, tickets, ticketTimers } from "@/db/schema/tickets";
import { asUser, type InstalledFlow, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { saveCalendar } from "@/lib/calendars/commands/save-calendar";
import { office } from "@/lib/calendars/testing/office";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { by, link, oneTask } from "@/lib/tickets/testing/flows";
import { openFunctionScene } from "../testing/function-scene";

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Scene = Awaited<ReturnType<typeof openFunctionScene>>;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
});

const LADDER = [
  { afterSeconds: 3600, repeatSeconds: 3600, repeatTimes: 2 },
  { afterSeconds: 3 * 3600 + 600, escalate: { how: "add" as const, who: by(PEOPLE.ceo) } },
];

async function file(scene: Scene, flow: InstalledFlow): Promise<number> {
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit, title: "A ticket", values: { days: 2 } };
  return (await createTicket.run(scene.as(asUser(PEOPLE.alice)), input)).ticketId;
}

/** Who was told what, in order. */
async function told(): Promise<string[]> {
  const rows = await getDb()
    .select({ name: users.name, kind: notices.kind })
    .from(notices)
    .innerJoin(users, eq(users.id, notices.userId))
    .orderBy(asc(notices.id));
  return rows.map(({ name, kind }) => `${name} ${kind}`);
}

const pending = async (ticketId: number) => {
  const isPending = and(eq(ticketTimers.ticketId, ticketId), eq(ticketTimers.status, "pending"));
  return getDb().select().from(ticketTimers).where(isPending).orderBy(asc(ticketTimers.dueAt));
};

test("a ladder rings round by round until somebody decides, each round by a run of its own", async () => {
  const scene = await openFunctionScene();
  const flow = await installFlow(getDb(), oneTask({ reminders: LADDER }), "Leave");
  const ticketId = await file(scene, flow);
  await scene.pass(0);
  await scene.pass(59 * MINUTE);
  expect(await told()).toEqual(["leader task_opened"]);
  await scene.pass(2 * MINUTE);
  expect(await told()).toEqual(["leader task_opened", "leader reminded"]);
  await scene.pass(HOUR);
  await scene.pass(HOUR);
  await scene.pass(10 * MINUTE);
  expect((await told()).slice(2)).toEqual(["leader reminded", "leader reminded", "ceo escalated"]);
  expect(await pending(ticketId)).toEqual([]);
  expect(scene.mailbox.received.map(({ to, subject }) => `${to} ${subject.split(" (")[0]}`)).toContain(
    "ceo@example.com Takes too long: A ticket",
  );
  const [task] = await getDb().select().from(tasks).where(eq(tasks.ticketId, ticketId));
  await completeTask.run(scene.as(asUser(PEOPLE.ceo)), { taskId: task?.id, transitionId: flow.transition.agree });
  await scene.pass(100 * HOUR);
  const after = (await told()).filter((line) => !line.startsWith("alice"));
  expect(after).toHaveLength(5);
  expect(await scene.runsOf("fire-timer")).toEqual(Array(4).fill("completed"));
});

test("after everything was restarted and the queue lost, the round that is due rings once and the next follow", async () => {
  const scene = await openFunctionScene();
  const flow = await installFlow(getDb(), oneTask({ reminders: LADDER.slice(0, 1) }), "Leave");
  const ticketId = await file(scene, flow);
  await scene.pass(0);
  await scene.pass(HOUR);
  await scene.runner.stop({ timeoutMs: 100 });
  await getDb().execute("drop schema skein_runner cascade");
  Object.assign(globalThis, { skeinVersions: undefined });

  const next = await openFunctionScene();
  await next.pass(2 * HOUR);
  expect((await told()).filter((line) => line === "leader reminded")).toHaveLength(1);
  // The sweeper tells of it again two minutes late.
  for (let minute = 0; minute < 4; minute += 1) await next.pass(MINUTE);
  expect((await told()).filter((line) => line === "leader reminded")).toHaveLength(2);
  expect(await pending(ticketId)).toMatchObject([{ reminderRound: 2 }]);
  await next.pass(2 * HOUR);
  expect((await told()).filter((line) => line === "leader reminded")).toHaveLength(3);
});

test("a calendar that changes moves what runs by it, also what was being written meanwhile, and the clock follows", async () => {
  const scene = await openFunctionScene();
  const admin = scene.as(asUser(PEOPLE.admin));
  const always = { timeZone: "UTC", days: [] };
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, hours: [{ from: "00:00", to: "24:00" }] }));
  const { calendarId } = await saveCalendar.run(admin, { name: "Office", calendar: office({ ...always, week }) });
  const definition = oneTask();
  const late = link("late", "work", "end", { timer: { afterSeconds: 4 * 3600, calendarId }, order: 9 });
  const flow = await installFlow(getDb(), { ...definition, transitions: [...definition.transitions, late] }, "Leave");
  const [ticketId, other] = [await file(scene, flow), await file(scene, flow)];
  await scene.pass(0);
  const [before] = await pending(ticketId);

  // No hours from now until a week from now.
  const day = (ms: number) => new Date(scene.now().getTime() + ms).toISOString().slice(0, 10);
  const days = Array.from({ length: 7 }, (_, index) => ({ date: day(index * 24 * HOUR), name: "", hours: [] }));
  const closed = office({ ...always, week, days });
  await saveCalendar.run(admin, { calendarId, expectedRevision: 1, name: "Office", calendar: closed });
  // As if it had been counted by the old hours and were written only after the first look.
  const isOthers = eq(ticketTimers.ticketId, other);
  await getDb().update(ticketTimers).set({ status: "cancelled" }).where(isOthers);
  await scene.pass(0);
  const [moved] = await pending(ticketId);
  expect((moved?.dueAt.getTime() ?? 0) - (before?.dueAt.getTime() ?? 0)).toBeGreaterThan(5 * 24 * HOUR);
  await getDb().update(ticketTimers).set({ status: "pending" }).where(isOthers);
  await scene.pass(2 * MINUTE);
  expect((await pending(other))[0]?.dueAt).toEqual(moved?.dueAt);
  expect(await scene.runsOf("recalculate-timers")).toEqual(["completed"]);

  await scene.pass(5 * HOUR);
  const statuses = async () => (await getDb().select().from(tickets).orderBy(asc(tickets.id))).map((row) => row.status);
  expect(await statuses()).toEqual(["running", "running"]);
  await scene.pass(8 * 24 * HOUR);
  expect(await statuses()).toEqual(["finished", "finished"]);
});
