import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { notices } from "@/db/schema/outgoing/outbox";
import { absences, users } from "@/db/schema/people";
import { HR_ROLE, PEOPLE } from "@/db/testing/installation";
import { delegateTask } from "@/lib/tasks/commands/delegate-task";
import { transferTask } from "@/lib/tasks/commands/transfer-task";
import { addComment } from "@/lib/tickets/commands/add-comment";
import { copyTicket } from "@/lib/tickets/commands/copy-ticket";
import { deleteTicket } from "@/lib/tickets/commands/delete-ticket";
import { remindAssignees } from "@/lib/tickets/commands/timers/remind-assignees";
import { Desk, HOUR } from "@/lib/tickets/testing/desk";
import { branched, oneTask } from "@/lib/tickets/testing/flows";
import { notifyMentioned } from "./notify-mentioned";
import { notifyNewAssignee } from "./notify-new-assignee";
import { notifyObservers } from "./notify-observers";
import { notifyReminded } from "./notify-reminded";
import { notifyRequester } from "./notify-requester";

const { alice, leader, director, ceo, hr1, hr2, stranger, admin } = PEOPLE;
const COMMANDS = {
  "ticket/task.assigned.v1": notifyNewAssignee,
  "ticket/people.mentioned.v1": notifyMentioned,
  "ticket/copy.sent.v1": notifyObservers,
  "ticket/assignees.reminded.v1": notifyReminded,
};
let desk: Desk;
let ticketId: number;

beforeEach(async () => {
  desk = await Desk.open();
  ticketId = await desk.file(await desk.publish(oneTask(), "Leave"));
});

/** Carries out what the outbox holds of a topic, as its function does; answers how many notices are new. */
async function tell(topic: keyof typeof COMMANDS): Promise<number> {
  let count = 0;
  for (const row of (await desk.told(ticketId)).filter((entry) => entry.topic === topic)) {
    const input = { ...row.payload, ticketId, byMail: true };
    count += (await COMMANDS[topic].run(desk.system("notifier"), input)).notices;
  }
  return count;
}

const told = async () =>
  (await getDb().select().from(notices).orderBy(asc(notices.userId))).map(({ userId }) => userId);

test("whoever is handed a task is told by whom and why, once, and again when it is handed to them again", async () => {
  const give = async (from: number, userId: number) =>
    transferTask.run(desk.as(from), { taskId: await desk.taskId(ticketId), userId, comment: "yours" });
  await give(leader, director);
  expect(await tell("ticket/task.assigned.v1")).toBe(1);
  expect(await getDb().select().from(notices)).toMatchObject([
    {
      userId: director,
      kind: "task_assigned",
      params: { actor: "leader", action: "transfer", comment: "yours", node: "work" },
    },
  ]);
  expect(await tell("ticket/task.assigned.v1")).toBe(0);
  await give(director, ceo);
  await give(ceo, director);
  // It has gone on from the CEO already, who is not told.
  expect(await tell("ticket/task.assigned.v1")).toBe(1);
  expect(await told()).toEqual([director, director]);
});

test("who stands in for the new assignee is told beside them", async () => {
  const [startsAt, endsAt] = [new Date(desk.now - HOUR), new Date(desk.now + HOUR)];
  await getDb().insert(absences).values({ userId: director, standInId: hr1, startsAt, endsAt });
  await delegateTask.run(desk.as(leader), { taskId: await desk.taskId(ticketId), userId: director });
  expect(await tell("ticket/task.assigned.v1")).toBe(2);
  expect(await told()).toEqual([director, hr1]);
});

test("people named in anything that is said are told, never who says it, never who has left", async () => {
  await addComment.run(desk.as(alice), { ticketId, comment: "x".repeat(3000), mentions: [stranger, alice, ceo] });
  await transferTask.run(desk.as(leader), { taskId: await desk.taskId(ticketId), userId: director, mentions: [hr2] });
  await getDb().update(users).set({ isActive: false }).where(eq(users.id, ceo));
  expect(await tell("ticket/people.mentioned.v1")).toBe(2);
  expect(await told()).toEqual([hr2, stranger]);
  const [, notice] = await getDb().select().from(notices).orderBy(asc(notices.userId));
  expect(notice?.params.comment).toHaveLength(500);
});

test("copies are told to everybody behind roles and departments, each once", async () => {
  await copyTicket.run(desk.as(alice), { ticketId, userIds: [hr1], roleIds: [HR_ROLE], comment: "fyi" });
  expect(await tell("ticket/copy.sent.v1")).toBe(2);
  expect(await told()).toEqual([hr1, hr2]);
  expect(await tell("ticket/copy.sent.v1")).toBe(0);
});

test("a reminder goes to everybody the ticket waits for now; of what is done nobody is reminded", async () => {
  ticketId = await desk.file(await desk.publish(branched("parallel")));
  await remindAssignees.run(desk.as(alice), { ticketId });
  await desk.press(ceo, ticketId, "right-done");
  expect(await tell("ticket/assignees.reminded.v1")).toBe(1);
  expect(await told()).toEqual([director]);
});

test("of a deleted ticket nobody is told, not even its end", async () => {
  await addComment.run(desk.as(alice), { ticketId, comment: "hello", mentions: [stranger] });
  await deleteTicket.run(desk.as(admin), { ticketId, reason: "spam" });
  expect(await tell("ticket/people.mentioned.v1")).toBe(0);
  expect(await notifyRequester.run(desk.system("notifier"), { ticketId, byMail: true })).toEqual({ notices: 0 });
});

test("people cannot write notices", async () => {
  const inputs = { ticketId, taskNo: 1, userId: 1, userIds: [1], people: [], logSeq: 1, byMail: false };
  for (const command of Object.values(COMMANDS)) {
    await expect(command.run(desk.as(admin), inputs)).rejects.toMatchObject({ code: "forbidden" });
  }
});
