import { asc, eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { notices, outbox } from "@/db/schema/outgoing/outbox";
import { tickets } from "@/db/schema/tickets";
import { asUser, PEOPLE } from "@/db/testing/installation";
import { deactivateUser } from "@/lib/directory/commands/deactivate-user";
import { closeTicket } from "@/lib/tickets/commands/close-ticket";
import { copyTicket } from "@/lib/tickets/commands/copy-ticket";
import { deleteTicket } from "@/lib/tickets/commands/delete-ticket";
import { Desk } from "@/lib/tickets/testing/desk";
import { childrenOf, oneTask, through } from "@/lib/tickets/testing/flows";
import { openFunctionScene } from "../testing/function-scene";

vi.setConfig({ testTimeout: 60_000 });

const { admin, leader, stranger, hr1 } = PEOPLE;
const reason = "because";
const ROWS = ["desk", "chair", "lamp"].map((what) => ({ what, whom: hr1 }));

test("children are created once, and their parent goes on once, however they end and however often it is told", async () => {
  const desk = await Desk.open();
  const scene = await openFunctionScene();
  const child = await desk.publish(oneTask(), "Child");
  const parent = await desk.publish(through(childrenOf(child.flowId, { perRow: true })), "Parent");
  const ticketId = await desk.file(parent, { values: { rows: ROWS } });
  await scene.pass(0);
  const again = async () => {
    await getDb()
      .update(outbox)
      .set({ sentAt: null, leasedUntil: null, id: crypto.randomUUID() })
      .where(eq(outbox.topic, "ticket/job.started.v1"));
    await scene.pass(0);
  };
  await again();
  const children = await getDb().select().from(tickets).where(eq(tickets.parentId, ticketId)).orderBy(asc(tickets.id));
  expect(children.map(({ requesterId }) => requesterId)).toEqual([hr1, hr1, hr1]);
  expect((await desk.jobs(ticketId)).map(({ status }) => status)).toEqual(["waiting"]);

  const [first = 0, second = 0, third = 0] = children.map(({ id }) => id);
  await desk.press(leader, first, "agree");
  await closeTicket.run(desk.as(admin), { ticketId: second, reason });
  await scene.pass(0);
  expect(await desk.live(ticketId)).toEqual([]);
  await deleteTicket.run(desk.as(admin), { ticketId: third, reason });
  await scene.pass(0);
  expect(await desk.assignees(ticketId)).toEqual([leader]);
  await again();
  expect(await desk.live(ticketId)).toHaveLength(1);
  expect(await scene.runsOf("note-child-ended")).toEqual(["completed", "completed", "completed"]);
  await desk.expectSound();
});

test("what a leaver had to do is asked of others, who are told; what was opened meanwhile within minutes", async () => {
  const desk = await Desk.open();
  const scene = await openFunctionScene();
  const flow = await desk.publish(oneTask());
  const ticketId = await desk.file(flow);
  await scene.pass(0);
  await deactivateUser.run(scene.as(asUser(admin)), { userId: leader });
  await scene.pass(0);
  expect(await desk.task(ticketId)).toMatchObject({ assigneeId: admin, isFallback: true });
  const rows = await getDb().select().from(notices).where(eq(notices.userId, admin));
  expect(rows).toMatchObject([{ kind: "task_opened", ticketId }]);
  expect(await scene.runsOf("reopen-tasks")).toEqual(["completed"]);
  await scene.pass(11 * 60_000);
  expect(await scene.runsOf("sweep-tasks")).toContain("completed");
});

test("a copy is in the inbox and in the mail, with what was said", async () => {
  const desk = await Desk.open();
  const scene = await openFunctionScene();
  const ticketId = await desk.file(await desk.publish(oneTask(), "Leave"));
  await copyTicket.run(desk.as(PEOPLE.alice), { ticketId, userIds: [stranger], comment: "for you" });
  await scene.pass(0);
  const mail = scene.mailbox.received.find(({ to }) => to === "stranger@example.com");
  expect(mail?.subject).toMatch(/^Copy: A ticket/);
  expect(mail?.parts["text/plain"]).toContain("alice sent you a copy");
  expect(mail?.parts["text/plain"]).toContain("“for you”");
});
