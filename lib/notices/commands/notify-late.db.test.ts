import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { notices } from "@/db/schema/outgoing/outbox";
import { absences, roleMembers } from "@/db/schema/people";
import { HR_ROLE, PEOPLE } from "@/db/testing/installation";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { transferTask } from "@/lib/tasks/commands/transfer-task";
import { deleteTicket } from "@/lib/tickets/commands/delete-ticket";
import { fireTimer } from "@/lib/tickets/commands/timers/fire-timer";
import { DAY, Desk, HOUR } from "@/lib/tickets/testing/desk";
import { by, oneTask, signed } from "@/lib/tickets/testing/flows";
import { notifyDueReminder } from "./notify-due-reminder";
import { notifyEscalated } from "./notify-escalated";

const { alice, leader, director, ceo, hr1, hr2, admin } = PEOPLE;
const COMMANDS = { "ticket/reminder.due.v1": notifyDueReminder, "ticket/escalated.v1": notifyEscalated };
let desk: Desk;
let ticketId: number;

beforeEach(async () => {
  desk = await Desk.open();
});

const file = async (definition: FlowDefinitionInput) => {
  ticketId = await desk.file(await desk.publish(definition, "Leave"));
};

/** Fires whatever is due within so long. */
async function pass(ms: number): Promise<void> {
  desk.now += ms;
  for (const { no, status, dueAt } of await desk.timers(ticketId)) {
    if (status !== "pending" || dueAt.getTime() > desk.now) continue;
    await fireTimer.run(desk.system(), { ticketId, timerNo: no });
  }
}

/** Carries out what the outbox holds of a topic, as its function does; answers how many notices are new. */
async function tell(topic: keyof typeof COMMANDS): Promise<number> {
  let count = 0;
  for (const row of (await desk.told(ticketId)).filter((entry) => entry.topic === topic)) {
    count += (await COMMANDS[topic].run(desk.system("notifier"), { ...row.payload, ticketId, byMail: true })).notices;
  }
  return count;
}

const told = async (kind: "reminded" | "escalated") =>
  (
    await getDb().select().from(notices).where(eq(notices.kind, kind)).orderBy(asc(notices.userId), asc(notices.id))
  ).map(({ userId }) => userId);

const hourly = { afterSeconds: 3600, repeatSeconds: 3600, repeatTimes: 1 };

test("every round reminds who has it then, once, and who stands in for them", async () => {
  await file(oneTask({ reminders: [hourly] }));
  await getDb()
    .insert(absences)
    .values({
      userId: leader,
      standInId: ceo,
      startsAt: new Date(desk.now - DAY),
      endsAt: new Date(desk.now + DAY),
    });
  await pass(HOUR);
  expect(await tell("ticket/reminder.due.v1")).toBe(2);
  expect(await tell("ticket/reminder.due.v1")).toBe(0);
  expect(await getDb().select().from(notices)).toMatchObject([
    { kind: "reminded", params: { action: "reminder", actor: "", node: "work", serial: expect.any(String) } },
    { kind: "reminded" },
  ]);
  await transferTask.run(desk.as(leader), { taskId: await desk.taskId(ticketId), userId: director, comment: "" });
  await pass(HOUR);
  // The first round is told again to who has it now: it was theirs before anybody heard of it.
  await tell("ticket/reminder.due.v1");
  expect(await told("reminded")).toEqual([leader, director, director, ceo]);
});

test("who has decided meanwhile is not reminded", async () => {
  await file(signed("all", { who: by(leader, director), reminders: [hourly] }));
  await pass(HOUR);
  const { flowId } = await desk.ticket(ticketId);
  const transitionId = desk.flows.get(flowId)?.transition.agree;
  await completeTask.run(desk.as(leader), { taskId: await desk.taskId(ticketId, leader), transitionId });
  expect(await tell("ticket/reminder.due.v1")).toBe(1);
  expect(await told("reminded")).toEqual([director]);
});

test("a reminder of one node does not remind the next", async () => {
  await file(oneTask({ reminders: [hourly] }));
  await pass(HOUR);
  await desk.press(leader, ticketId, "refuse");
  expect(await desk.assignees(ticketId)).toEqual([alice]);
  expect(await tell("ticket/reminder.due.v1")).toBe(0);
});

test.each(["inform", "add"] as const)("whoever it is escalated to is told once each round: %s", async (how) => {
  const who = [{ kind: "roles" as const, roleIds: [HR_ROLE] }, ...by(ceo)];
  await file(oneTask({ reminders: [{ ...hourly, escalate: { how, who } }] }));
  await pass(HOUR);
  expect(await tell("ticket/escalated.v1")).toBe(3);
  expect(await tell("ticket/escalated.v1")).toBe(0);
  const [notice] = await getDb().select().from(notices);
  expect(notice).toMatchObject({ kind: "escalated", params: { reason: how, action: "escalate", node: "work" } });
  await pass(HOUR);
  expect(await tell("ticket/escalated.v1")).toBe(3);
  expect(await told("escalated")).toEqual([ceo, ceo, hr1, hr1, hr2, hr2]);
});

test("the requester, who may not decide, is not told that they could as one of a group", async () => {
  await getDb().insert(roleMembers).values({ roleId: HR_ROLE, userId: alice });
  const escalate = { how: "add" as const, who: [{ kind: "roles" as const, roleIds: [HR_ROLE] }] };
  await file(oneTask({ whenRequester: { kind: "refuse" }, reminders: [{ afterSeconds: 3600, escalate }] }));
  await pass(HOUR);
  await tell("ticket/escalated.v1");
  expect(await told("escalated")).toEqual([hr1, hr2]);
});

test("of a deleted ticket nobody is told, and people cannot tell", async () => {
  await file(oneTask({ reminders: [hourly, { ...hourly, escalate: { how: "inform", who: by(ceo) } }] }));
  await pass(HOUR);
  await deleteTicket.run(desk.as(admin), { ticketId, reason: "mistake" });
  expect([await tell("ticket/reminder.due.v1"), await tell("ticket/escalated.v1")]).toEqual([0, 0]);
  for (const row of (await desk.told(ticketId)).filter(({ topic }) => Object.hasOwn(COMMANDS, topic))) {
    const command = COMMANDS[row.topic as keyof typeof COMMANDS];
    const attempt = command.run(desk.as(admin), { ...row.payload, ticketId, byMail: true });
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  }
});
