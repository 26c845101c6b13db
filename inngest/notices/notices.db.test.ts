import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { noticeDigests, noticeSettings } from "@/db/schema/notice-preferences";
import { noticeDeliveries, outbox } from "@/db/schema/outgoing/outbox";
import { asUser, type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { saveChannel } from "@/lib/notices/channels/commands/save-channel";
import { requestTestMail } from "@/lib/notices/preferences/commands/request-test-mail";
import { savePreferences } from "@/lib/notices/preferences/commands/save-preferences";
import { saveNoticeRule } from "@/lib/notices/rules/commands/save-notice-rule";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { Desk } from "@/lib/tickets/testing/desk";
import { oneTask } from "@/lib/tickets/testing/flows";
import { openFunctionScene } from "../testing/function-scene";

vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;
const { admin, alice, leader } = PEOPLE;

type Scene = Awaited<ReturnType<typeof openFunctionScene>>;
let scene: Scene;
let desk: Desk;
let flow: InstalledFlow;

beforeEach(async () => {
  desk = await Desk.open();
  flow = await desk.publish(oneTask(), "Leave");
  scene = await openFunctionScene();
});

async function file(title: string): Promise<number> {
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit, title, values: { days: 3 } };
  return (await createTicket.run(scene.as(asUser(alice)), input)).ticketId;
}

const mails = () => scene.mailbox.received.map(({ to, subject }) => `${to} ${subject}`).sort();

/** As many hours as there are until a digest at this hour tomorrow. */
async function chooseDigest(): Promise<number> {
  const { nextDigestAt } = await savePreferences.run(scene.as(asUser(leader)), {
    ...{ digest: "daily", digestAt: "08:00", weekdaysOnly: false, timeZone: "Asia/Shanghai" },
    ...{ preferences: [], revision: null },
  });
  return Date.parse(nextDigestAt ?? "") - scene.now().getTime();
}

test("a rule has a channel say what a flow wants, in its own words, once whatever is told again", async () => {
  const config = { kind: "email", addresses: ["ops@example.com"], server: null };
  const { channelId } = await saveChannel.run(scene.as(asUser(admin)), {
    mode: "new",
    name: "Ops",
    language: "en",
    config,
  });
  const words = { titleTemplate: "{{ ticket.title }}: {{ fields.days }}{{ fields.secret }}", contentTemplate: "" };
  const rule = { flowId: flow.flowId, channelId, isActive: true, known: null, ...words };
  for (const event of ["ticket_created", "ticket_finished"]) {
    await saveNoticeRule.run(scene.as(asUser(admin)), { ...rule, event });
  }
  const ticketId = await file("Four days");
  await scene.pass(0);
  await completeTask.run(scene.as(asUser(leader)), {
    taskId: await desk.taskId(ticketId),
    transitionId: flow.transition.agree,
  });
  await scene.pass(0);
  await getDb().update(outbox).set({ sentAt: null, leasedUntil: null });
  await scene.pass(HOUR);
  expect(mails().filter((mail) => mail.startsWith("ops@"))).toEqual(Array(2).fill("ops@example.com Four days: 3"));
});

test("a digest comes in its time, with what waits by then, instead of a mail for each", async () => {
  const wait = await chooseDigest();
  const first = await file("First");
  await file("Second");
  await scene.pass(wait - 60_000);
  expect(mails()).toEqual([]);
  await completeTask.run(scene.as(asUser(leader)), {
    taskId: await desk.taskId(first),
    transitionId: flow.transition.agree,
  });
  await scene.pass(2 * 60_000);
  expect(mails()).toEqual([
    expect.stringMatching(/^alice@example.com Finished: First/),
    "leader@example.com 1 ticket waits for you",
  ]);
  await scene.pass(HOUR);
  expect(scene.mailbox.received).toHaveLength(2);
});

test("a mail server that is away delays a digest, and one that was planned and lost comes all the same", async () => {
  const wait = await chooseDigest();
  await file("First");
  scene.mailbox.refuse = () => 421;
  await scene.pass(wait + 60_000);
  expect(await getDb().select().from(noticeDigests)).toMatchObject([{ status: "pending" }]);
  scene.mailbox.refuse = () => null;
  await scene.pass(5 * 60_000);
  expect(mails()).toEqual(["leader@example.com 1 ticket waits for you"]);
  expect(await getDb().select().from(noticeDeliveries)).toMatchObject([{ status: "sent", digestId: 1 }]);

  const planned = { userId: leader, period: "2026-01-05", status: "pending" } as const;
  const at = new Date(scene.now().getTime() - HOUR);
  await getDb()
    .insert(noticeDigests)
    .values({ ...planned, dueAt: at, createdAt: at });
  await scene.pass(2 * 60_000);
  expect(mails()).toEqual(Array(2).fill("leader@example.com 1 ticket waits for you"));
});

test("a test mail arrives, and its sender learns how it went", async () => {
  await requestTestMail.run(scene.as(asUser(alice)), { timeZone: "UTC" });
  await scene.pass(0);
  expect(mails()).toEqual(["alice@example.com Mail from Skein reaches you"]);
  const result = async () => {
    const [row] = await getDb().select().from(noticeSettings).where(eq(noticeSettings.userId, alice));
    return [row?.testResult, row?.testError];
  };
  expect(await result()).toEqual(["sent", ""]);
  scene.mailbox.refuse = () => 550;
  await scene.pass(HOUR);
  await requestTestMail.run(scene.as(asUser(alice)), { timeZone: "UTC" });
  await scene.pass(0);
  expect(await result()).toEqual(["refused", expect.stringContaining("550")]);
});
