import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { noticeRules } from "@/db/schema/notice-rules";
import { channelMessages } from "@/db/schema/outgoing/channels";
import { noticeDeliveries, notices } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { tickets } from "@/db/schema/tickets";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { addComment } from "@/lib/tickets/commands/add-comment";
import { deleteTicket } from "@/lib/tickets/commands/delete-ticket";
import { failJob } from "@/lib/tickets/commands/jobs/fail-job";
import { retryJob } from "@/lib/tickets/commands/jobs/retry-job";
import { remindAssignees } from "@/lib/tickets/commands/timers/remind-assignees";
import type { Desk } from "@/lib/tickets/testing/desk";
import { by, flowWith, HOOK, link, oneTask, task, through } from "@/lib/tickets/testing/flows";
import { RuleScene } from "./rules/testing/rule-scene";

const { admin, alice, leader, director, ceo, stranger } = PEOPLE;
let scene: RuleScene;
let desk: Desk;
let flow: InstalledFlow;
let chat: number;

beforeEach(async () => {
  scene = await RuleScene.open();
  desk = scene.desk;
  flow = await desk.publish(oneTask({ fields: { title: "edit", days: "edit", secret: "edit" } }), "Leave");
  chat = await scene.channel("Chat");
});

const said = async () =>
  (await getDb().select().from(channelMessages).orderBy(asc(channelMessages.seq))).map(
    ({ event, title, content }) => `${event} | ${title} | ${content}`,
  );
const told = async () =>
  (await getDb().select().from(notices).orderBy(asc(notices.id))).map(({ userId, kind }) => `${kind} ${userId}`);

test("without rules people are told as usual, and no channel is", async () => {
  const ticketId = await desk.file(flow);
  await scene.tellAll(ticketId);
  expect(await told()).toEqual([`task_opened ${leader}`]);
  expect(await said()).toEqual([]);
});

test("a flow may keep an event from people, and says another to them that is not usual", async () => {
  await scene.rule(flow, "task_opened", null, { isActive: false });
  await scene.rule(flow, "commented", null, {});
  await scene.rule(flow, "ticket_created", null, {});
  const ticketId = await desk.file(flow);
  await addComment.run(desk.as(leader), { ticketId, comment: "looking", mentions: [stranger] });
  await scene.tellAll(ticketId);
  expect(await told()).toEqual([`ticket_created ${alice}`, `mentioned ${stranger}`, `commented ${alice}`]);
});

test("a channel is told of every event it has a rule for, in Skein's words and its own language, once", async () => {
  for (const event of ["task_opened", "commented", "ticket_created", "ticket_finished", "reminded", "mentioned"]) {
    await scene.rule(flow, event, chat, {});
  }
  const ticketId = await desk.file(flow, { title: "Four days" });
  const { serial } = await desk.ticket(ticketId);
  await remindAssignees.run(desk.as(alice), { ticketId, comment: "please" });
  await addComment.run(desk.as(leader), { ticketId, comment: "ok", mentions: [stranger] });
  await scene.tellAll(ticketId);
  await desk.press(leader, ticketId, "agree");
  await scene.tellAll(ticketId);
  await scene.tellAll(ticketId);
  expect(await said()).toEqual([
    `ticket_created | Filed: Four days | alice filed ticket ${serial} (Leave).`,
    `task_opened | work: Four days | Ticket ${serial} (Leave), filed by alice, waits for leader at “work”.`,
    `reminded | Reminder: Four days | Ticket ${serial} (Leave), filed by alice, still waits for leader.\n\n“please”`,
    `mentioned | Named in a comment: Four days | leader named people in ticket ${serial} (Leave), filed by alice.\n\n“ok”`,
    `commented | Comment: Four days | leader commented on ticket ${serial} (Leave), filed by alice.\n\n“ok”`,
    `ticket_finished | Finished: Four days | Ticket ${serial} (Leave), filed by alice, is finished.`,
  ]);
});

test("a channel is told of the tasks of one node together, of two nodes apart, and knows whom they concern", async () => {
  const both = [task("left", { who: by(leader, director), sharing: "all" }), task("right", { who: by(ceo) })];
  const fork = { key: "fork", name: "fork", type: "parallel" as const };
  const join = { key: "join", name: "join", type: "parallel" as const };
  const links = [
    link("to-left", "fork", "left"),
    link("to-right", "fork", "right"),
    link("left-done", "left", "join"),
    link("right-done", "right", "join"),
    link("joined", "join", "end"),
  ];
  const split = await desk.publish(flowWith([fork, ...both, join], links), "Split");
  await scene.rule(split, "task_opened", chat, { titleTemplate: "{{ node.name }}: {{ assignees }}" });
  await scene.tellAll(await desk.file(split));
  const rows = await getDb().select().from(channelMessages).orderBy(asc(channelMessages.seq));
  expect(rows.map(({ title, recipientIds }) => [title, recipientIds])).toEqual([
    ["left: leader, director", [leader, director]],
    ["right: ceo", [ceo]],
  ]);
});

const REVEALING = "{{ fields.days }}/{{ fields.secret }}/{{ fields.until }}";

test("a channel is told what whoever may view the ticket sees, and people what they see where it waits for them", async () => {
  await scene.rule(flow, "task_opened", chat, { contentTemplate: REVEALING });
  await scene.rule(flow, "task_opened", null, { titleTemplate: "Do {{ ticket.title }}", contentTemplate: REVEALING });
  await scene.rule(flow, "mentioned", null, { contentTemplate: REVEALING });
  const ticketId = await desk.file(flow, { values: { days: 3, secret: "s3cret" } });
  await addComment.run(desk.as(leader), { ticketId, comment: "look", mentions: [stranger, alice] });
  await scene.tellAll(ticketId);
  expect(await said()).toEqual(["task_opened | work: A ticket | 3//"]);
  const rows = await getDb().select().from(notices).orderBy(asc(notices.id));
  const texts = rows.map(({ userId, params }) => [userId, params.ownTitle, params.ownText]);
  expect(texts).toEqual([
    [leader, "Do A ticket", "3/s3cret/"],
    [alice, "", "3//"],
    [stranger, "", "3//"],
  ]);
});

test("people read dates in their own zone and language, and are rendered for once where they see the same", async () => {
  await getDb().update(users).set({ locale: "zh-CN", timeZone: "Asia/Shanghai" }).where(eq(users.id, director));
  const two = await desk.publish(
    oneTask({ who: by(leader, director), sharing: "all", fields: { title: "edit", until: "read" } }),
  );
  const template = "{{ ticket.status }} {{ fields.until }}";
  await scene.rule(two, "task_opened", null, { titleTemplate: template });
  await scene.tellAll(await desk.file(two, { values: { until: "2026-11-23T09:00:00.000Z" } }));
  const rows = await getDb().select().from(notices).orderBy(asc(notices.userId));
  const [utc, shanghai] = rows.map(({ params }) => params.ownTitle);
  expect(utc).toMatch(/^Running 2026-11-23 \d\d:00$/);
  expect(shanghai).toBe("进行中 2026-11-23 17:00");
});

test("one template that cannot be used is said as usual and noted, and keeps no other from being told", async () => {
  const endless = "{% for i in (1..100000000) %}x{% endfor %}";
  const other = await scene.channel("Other", "zh-CN");
  const broken = await scene.rawRule(flow, "task_opened", chat, { contentTemplate: endless });
  await scene.rawRule(flow, "task_opened", null, { titleTemplate: endless });
  await scene.rule(flow, "task_opened", other, { titleTemplate: "{{ ticket.title }}!" });
  const ticketId = await desk.file(flow);
  const { serial } = await desk.ticket(ticketId);
  await scene.tellAll(ticketId);
  expect(await told()).toEqual([`task_opened ${leader}`]);
  expect(await said()).toEqual([
    `task_opened | work: A ticket | Ticket ${serial} (Leave), filed by alice, waits for leader at “work”.`,
    `task_opened | A ticket! | alice提交的工单 ${serial}（Leave）正在“work”环节等待leader处理。`,
  ]);
  const [rule] = await getDb().select().from(noticeRules).where(eq(noticeRules.id, broken));
  expect(rule).toMatchObject({ problem: expect.stringContaining("limit"), problemAt: new Date(desk.now) });
});

test("of a test ticket nothing leaves Skein; its people find it in the inbox", async () => {
  for (const event of ["task_opened", "reminded", "ticket_created"]) await scene.rule(flow, event, chat, {});
  const ticketId = await desk.file(flow);
  await getDb().update(tickets).set({ isTest: true }).where(eq(tickets.id, ticketId));
  await remindAssignees.run(desk.as(alice), { ticketId });
  await scene.tellAll(ticketId);
  expect(await said()).toEqual([]);
  expect(await told()).toEqual([`task_opened ${leader}`, `reminded ${leader}`]);
  const mails = await getDb().select().from(noticeDeliveries);
  expect(mails.map(({ status, lastError }) => `${status} ${lastError}`)).toEqual(Array(2).fill("skipped test_ticket"));
});

test("what failed is told to whoever may see to it, in words that give nothing away; what was seen to is not", async () => {
  const calling = await desk.publish(through(HOOK), "Calls");
  await scene.rule(calling, "job_failed", chat, { contentTemplate: "{{ node.name }}: {{ error }}|{{ comment }}" });
  const ticketId = await desk.file(calling);
  const [job] = await desk.jobs(ticketId);
  const jobNo = job?.no ?? 0;
  await failJob.run(desk.system("hooks"), { ticketId, jobNo, attempt: 1, error: "the secret is s3cret" });
  await scene.tellAll(ticketId);
  await scene.tellAll(ticketId);
  expect(await told()).toEqual([`job_failed ${admin}`]);
  const [message] = await said();
  expect(message).toContain("The other system says that it went wrong|");
  expect(message).not.toContain("s3cret");
  expect(JSON.stringify(await getDb().select().from(notices))).not.toContain("s3cret");

  await retryJob.run(desk.as(admin), { ticketId, jobNo, reason: "again" });
  await failJob.run(desk.system("hooks"), { ticketId, jobNo, attempt: 2, error: "call.timed_out" });
  await retryJob.run(desk.as(admin), { ticketId, jobNo, reason: "again" });
  await scene.tellAll(ticketId);
  expect(await said()).toHaveLength(1);
});

test("of a deleted ticket no channel hears, nor of what is done already", async () => {
  for (const event of ["task_opened", "commented"]) await scene.rule(flow, event, chat, {});
  const done = await desk.file(flow);
  await desk.press(leader, done, "agree");
  await scene.tellAll(done);
  const gone = await desk.file(flow);
  await deleteTicket.run(desk.as(admin), { ticketId: gone, reason: "spam" });
  await scene.tellAll(gone);
  expect(await said()).toEqual([]);
});

test("two who tell of the same at once tell it once", async () => {
  await scene.rule(flow, "task_opened", chat, {});
  const ticketId = await desk.file(flow);
  await Promise.all([scene.tellAll(ticketId), scene.tellAll(ticketId), scene.tellAll(ticketId)]);
  expect([await told(), (await said()).length]).toEqual([[`task_opened ${leader}`], 1]);
});
