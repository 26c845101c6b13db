import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { channelMessages } from "@/db/schema/outgoing/channels";
import { noticeDeliveries, outbox } from "@/db/schema/outgoing/outbox";
import { tickets } from "@/db/schema/tickets";
import { asUser, PEOPLE } from "@/db/testing/installation";
import { retryMessage } from "@/lib/notices/channels/commands/retry-message";
import { sweepMessages } from "@/lib/notices/channels/commands/sweep-messages";
import { testChannel } from "@/lib/notices/channels/commands/test-channel";
import { recordChannelMessages } from "@/lib/notices/channels/record-channel-messages";
import { ChannelScene } from "@/lib/notices/channels/testing/channel-scene";
import { oneTask } from "@/lib/tickets/testing/flows";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { openFunctionScene } from "../testing/function-scene";

vi.hoisted(() => {
  process.env.OUTBOUND_ALLOW = "localhost";
});
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;

let channels: ChannelScene;
let receiver: Receiver;
beforeEach(async () => {
  channels = await ChannelScene.open();
  receiver = await openReceiver();
});

const slack = () => channels.channel({ kind: "slack", url: receiver.url });

async function record(channelId: number, now: Date, more: { naturalKey: string; ticketId?: number }) {
  const message = { channelId, ticketId: null, flowId: null, event: "task_opened", title: "Leave", content: "Please" };
  const [id] = await getDb().transaction((tx) => recordChannelMessages(tx, [{ ...message, ...more }], now));
  return id ?? "";
}

test("what is recorded is said, once, and tried again while it is not taken; the ticket never knows", async () => {
  const scene = await openFunctionScene();
  const flow = await channels.desk.publish(oneTask());
  const ticketId = await channels.desk.file(flow);
  const before = await getDb().select().from(tickets).where(eq(tickets.id, ticketId));
  const channelId = await slack();
  let answers = 0;
  receiver.answer = () => {
    answers += 1;
    return answers < 3 ? { status: 503 } : { body: "ok" };
  };
  const id = await record(channelId, scene.now(), { naturalKey: "a", ticketId });
  await record(channelId, scene.now(), { naturalKey: "a", ticketId });
  await scene.pass(0);
  expect(await channels.row(id)).toMatchObject({ status: "failed", attempts: 1 });
  await scene.pass(15_000);
  await scene.pass(80_000);
  expect(await channels.row(id)).toMatchObject({ status: "sent", attempts: 3 });
  expect(receiver.received).toHaveLength(3);
  expect(JSON.parse(receiver.received[0]?.body ?? "").blocks.at(-1)).toMatchObject({
    elements: [{ url: `http://localhost:3000/tickets/${ticketId}`, text: { text: "Open the ticket" } }],
  });
  expect(await getDb().select().from(tickets).where(eq(tickets.id, ticketId))).toEqual(before);
  expect(await scene.runsOf("send-channel-message")).toEqual(["completed"]);
});

test("a bad token ends it, and an administrator may try again", async () => {
  const scene = await openFunctionScene();
  receiver.answer = () => ({ status: 404, body: "no_service" });
  const id = await record(await slack(), scene.now(), { naturalKey: "a" });
  await scene.pass(0);
  await scene.pass(9 * HOUR);
  expect(await channels.row(id)).toMatchObject({ status: "dead", attempts: 1, errorCode: "bad_token" });
  receiver.answer = () => ({ body: "ok" });
  await retryMessage.run(scene.as(asUser(PEOPLE.admin)), { kind: "message", id });
  await scene.pass(0);
  expect(await channels.row(id)).toMatchObject({ status: "sent", attempts: 2 });
});

test("a test goes the same way and is tried once", async () => {
  const scene = await openFunctionScene();
  receiver.answer = () => ({ status: 500 });
  const channelId = await slack();
  const { messageId } = await testChannel.run(scene.as(asUser(PEOPLE.admin)), { channelId });
  await scene.pass(0);
  await scene.pass(HOUR);
  expect(await channels.row(messageId)).toMatchObject({ status: "dead", attempts: 1 });
});

test("a message whose run was lost is told again, once an hour; what is old is let go", async () => {
  const scene = await openFunctionScene();
  const id = await record(await slack(), scene.now(), { naturalKey: "a" });
  await getDb().delete(outbox);
  const sweep = () => sweepMessages.run(scene.as({ kind: "system", name: "notifier" }), {});
  expect(await sweep()).toEqual({ retold: 0, removed: 0 });
  await scene.pass(11 * 60_000);
  expect((await channels.row(id)).status).toBe("sent");
  await getDb()
    .update(channelMessages)
    .set({ settledAt: new Date(scene.now().getTime() - 91 * 24 * HOUR) });
  expect(await sweep()).toEqual({ retold: 0, removed: 1 });
  expect(await getDb().select().from(channelMessages)).toEqual([]);
  await expect(sweepMessages.run(scene.as(asUser(PEOPLE.admin)), {})).rejects.toMatchObject({ code: "forbidden" });
});

test("a mail that was given up is tried again", async () => {
  const scene = await openFunctionScene();
  scene.mailbox.refuse = () => 550;
  const flow = await channels.desk.publish(oneTask());
  await channels.desk.file(flow);
  await scene.pass(0);
  const [mail] = await getDb().select().from(noticeDeliveries);
  expect(mail).toMatchObject({ status: "dead" });
  scene.mailbox.refuse = () => null;
  await retryMessage.run(scene.as(asUser(PEOPLE.admin)), { kind: "mail", id: mail?.id });
  await scene.pass(0);
  const [again] = await getDb()
    .select()
    .from(noticeDeliveries)
    .where(eq(noticeDeliveries.id, mail?.id ?? 0));
  expect(again).toMatchObject({ status: "sent", attempts: 2 });
});
