import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { noticeDeliveries, notices, outbox } from "@/db/schema/outgoing/outbox";
import { departmentMembers, departments, roleMembers, roles, users } from "@/db/schema/people";
import { tasks } from "@/db/schema/tickets";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import type { CommandContext } from "@/lib/command";
import { systemClock } from "@/lib/platform/clock";
import { notifyAssignees } from "./notify-assignees";

let scene: TicketScene;
let ticketId: number;
let requester: number;

const system = (): CommandContext => ({ db: getDb(), actor: { kind: "system", name: "notifier" }, clock: systemClock });
const notify = (taskNo: number, byMail = true) => notifyAssignees.run(system(), { ticketId, taskNo, byMail });

beforeEach(async () => {
  await resetDatabase();
  scene = await TicketScene.create(getDb());
  requester = await scene.person("alice");
  ticketId = await scene.ticket(requester, { serial: "S1", title: "Four days" });
});

async function told(): Promise<string[]> {
  const rows = await getDb()
    .select({ username: users.username })
    .from(notices)
    .innerJoin(users, eq(users.id, notices.userId))
    .orderBy(asc(users.username));
  return rows.map(({ username }) => username);
}

async function inDepartment(name: string, parentId: number | null, members: number[]): Promise<number> {
  const [row] = await getDb().insert(departments).values({ name, parentId }).returning({ id: departments.id });
  const departmentId = row?.id ?? 0;
  await getDb()
    .insert(departmentMembers)
    .values(members.map((userId) => ({ departmentId, userId, isPrimary: false })));
  return departmentId;
}

test("a task with an owner is told to the owner alone, with what it is about", async () => {
  const bob = await scene.person("bob");
  await scene.task(ticketId, 1, {
    status: "claimed",
    assigneeId: bob,
    candidates: [{ principalType: "user", principalId: requester }],
  });
  expect(await notify(1)).toEqual({ notices: 1 });
  const params = { serial: "S1", title: "Four days", flow: "Leave", requester: "alice", node: "Leader" };
  expect(await getDb().select().from(notices)).toMatchObject([
    { userId: bob, ticketId, kind: "task_opened", params, readAt: null },
  ]);
  const [row] = await getDb().select().from(outbox);
  const [notice] = await getDb().select().from(notices);
  expect(row).toMatchObject({ ticketId, topic: "notice/recorded.v1", payload: { noticeId: notice?.id } });
});

test("an open task is told to everybody behind its candidates: people, roles, departments and all below them", async () => {
  const person = (name: string, isActive = true) => scene.person(name, { isActive });
  const [direct, nurse, dave, deep, twice] = [
    await person("direct"),
    await person("nurse"),
    await person("dave"),
    await person("deep"),
    await person("twice"),
  ];
  const [away, gone] = [await person("away", false), await person("gone", false)];
  await person("stranger");
  const [role] = await getDb().insert(roles).values({ name: "Nurses" }).returning({ id: roles.id });
  const roleId = role?.id ?? 0;
  await getDb()
    .insert(roleMembers)
    .values([nurse, twice, gone].map((userId) => ({ roleId, userId })));
  const top = await inDepartment("Top", null, [dave, twice]);
  const middle = await inDepartment("Middle", top, [away]);
  await inDepartment("Bottom", middle, [deep]);
  await inDepartment("Elsewhere", null, [requester]);
  await scene.task(ticketId, 1, {
    candidates: [
      { principalType: "user", principalId: direct },
      { principalType: "role", principalId: roleId },
      { principalType: "department", principalId: top },
    ],
  });
  expect(await notify(1)).toEqual({ notices: 5 });
  expect(await told()).toEqual(["dave", "deep", "direct", "nurse", "twice"]);
});

test("who stands in for the owner is told beside them, while the absence lasts", async () => {
  const [bob, carol] = [await scene.person("bob"), await scene.person("carol")];
  for (const no of [1, 2]) await scene.task(ticketId, no, { status: "claimed", assigneeId: bob });
  await scene.away(bob, { standInId: carol });
  expect(await notify(1)).toEqual({ notices: 2 });
  expect(await told()).toEqual(["bob", "carol"]);
  const later = { ...system(), clock: { now: () => new Date(Date.now() + 7_200_000) } };
  expect(await notifyAssignees.run(later, { ticketId, taskNo: 2, byMail: true })).toEqual({ notices: 1 });
});

test("departments that stand above each other in a circle are no endless walk", async () => {
  const one = await inDepartment("One", null, [requester]);
  const two = await inDepartment("Two", one, [requester]);
  await getDb().update(departments).set({ parentId: two }).where(eq(departments.id, one));
  await scene.task(ticketId, 1, { candidates: [{ principalType: "department", principalId: two }] });
  expect(await notify(1)).toEqual({ notices: 1 });
});

test("told twice, also at the same time, it is one notice and one mail; another task is another notice", async () => {
  for (const no of [1, 2]) await scene.task(ticketId, no, { status: "claimed", assigneeId: requester });
  const answers = await Promise.all([notify(1), notify(1), notify(1)]);
  expect(answers.reduce((sum, { notices: count }) => sum + count, 0)).toBe(1);
  expect(await notify(1)).toEqual({ notices: 0 });
  expect(await getDb().select().from(outbox)).toHaveLength(1);
  expect(await notify(2)).toEqual({ notices: 1 });
  expect(await told()).toEqual(["alice", "alice"]);
});

test("a task that is done, or never was, is told to nobody", async () => {
  const taskId = await scene.task(ticketId, 1, { status: "claimed", assigneeId: requester });
  await getDb().update(tasks).set({ status: "done", closedAt: new Date() }).where(eq(tasks.id, taskId));
  expect(await notify(1)).toEqual({ notices: 0 });
  expect(await notify(99)).toEqual({ notices: 0 });
  expect(await told()).toEqual([]);
});

test("who cannot be mailed has the notice all the same, and the log of deliveries says why there is no mail", async () => {
  const bob = await scene.person("bob", { email: "" });
  for (const [no, assigneeId] of [[1, bob] as const, [2, requester] as const]) {
    await scene.task(ticketId, no, { status: "claimed", assigneeId });
  }
  await notify(1, true);
  await notify(2, false);
  expect(await told()).toEqual(["alice", "bob"]);
  expect(await getDb().select().from(outbox)).toHaveLength(0);
  expect(await getDb().select().from(noticeDeliveries).orderBy(noticeDeliveries.id)).toMatchObject([
    { channel: "email", status: "skipped", address: "", lastError: "no_address" },
    { channel: "email", status: "skipped", address: "alice@example.org", lastError: "mail_not_configured" },
  ]);
});

test("people cannot write notices", async () => {
  const asAlice: CommandContext = { ...system(), actor: { kind: "user", userId: requester, clientId: null } };
  await scene.task(ticketId, 1, { status: "claimed", assigneeId: requester });
  await expect(notifyAssignees.run(asAlice, { ticketId, taskNo: 1, byMail: false })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await told()).toEqual([]);
});
