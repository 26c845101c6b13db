import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { noticeDigests } from "@/db/schema/notice-preferences";
import { noticeDeliveries, notices, outbox } from "@/db/schema/outgoing/outbox";
import { PEOPLE } from "@/db/testing/installation";
import { retryMessage } from "@/lib/notices/channels/commands/retry-message";
import { cursorOf, readCursor } from "@/lib/notices/channels/log-cursor";
import { ChannelScene } from "@/lib/notices/channels/testing/channel-scene";
import { oneTask } from "@/lib/tickets/testing/flows";
import { openReceiver } from "@/lib/webhooks/testing/receiver";
import { findMessage, type LogQuery, listDeliveryLog } from "./delivery-log";

let scene: ChannelScene;
beforeEach(async () => {
  scene = await ChannelScene.open();
});

const EVERYTHING: LogQuery = { status: null, by: null, serial: null, before: null, limit: 50 };
const log = (query: Partial<LogQuery> = {}) => listDeliveryLog(getDb(), { ...EVERYTHING, ...query });
const names = async (query: Partial<LogQuery> = {}) => (await log(query)).map(({ kind, title }) => `${kind} ${title}`);

type Mail = { ticketId?: number; title: string; status?: "sent" | "dead" | "skipped" | "digest"; lastError?: string };

async function mail({ ticketId, title, status = "sent", lastError = "" }: Mail): Promise<number> {
  const createdAt = new Date(scene.desk.now);
  const [notice] = await getDb()
    .insert(notices)
    .values({
      ...{ userId: PEOPLE.leader, ticketId: ticketId ?? null, kind: "task_opened", params: { title }, createdAt },
      naturalKey: `test:${title}`,
    })
    .returning({ id: notices.id });
  const delivery = { noticeId: notice?.id ?? 0, channel: "email", address: "leader@example.org", createdAt } as const;
  const [row] = await getDb()
    .insert(noticeDeliveries)
    .values({ ...delivery, status, lastError, attempts: 1 })
    .returning({ id: noticeDeliveries.id });
  return row?.id ?? 0;
}

const digest = () =>
  getDb()
    .insert(noticeDigests)
    .values({
      ...{ userId: PEOPLE.leader, period: "2026-11-23", status: "sent", address: "leader@example.org" },
      ...{ dueAt: new Date(scene.desk.now), createdAt: new Date(scene.desk.now), settledAt: new Date(scene.desk.now) },
    });

test("channels, mails and digests are one log, newest first, page by page, also within one moment", async () => {
  const channelId = await scene.channel({ kind: "slack", url: "https://hooks.slack.com/services/secret-token" });
  for (const title of ["a", "b", "c"]) await scene.message(channelId, { title });
  await mail({ title: "d" });
  await digest();
  scene.desk.now += 1000;
  await mail({ title: "e" });
  await mail({ title: "waits", status: "digest" });
  await scene.message(channelId, { title: "f" });
  const whole = await names();
  expect(whole).toEqual(["message f", "mail e", "message c", "message b", "message a", "mail d", "digest "]);
  const pages: string[] = [];
  let before: LogQuery["before"] = null;
  for (;;) {
    const page = await log({ before, limit: 2 });
    const last = page.at(-1);
    if (last === undefined) break;
    pages.push(...page.map(({ kind, title }) => `${kind} ${title}`));
    before = readCursor(cursorOf(last));
    expect(before).not.toBeNull();
  }
  expect(pages).toEqual(whole);
});

test("it is narrowed down by what became of it, by channel, by ticket", async () => {
  const receiver = await openReceiver();
  receiver.answer = ({ body }) => ({ status: body.includes("bad") ? 404 : 200 });
  const [ops, other] = [
    await scene.channel({ kind: "slack", url: receiver.url }),
    await scene.channel({ kind: "slack", url: receiver.url }),
  ];
  const flow = await scene.desk.publish(oneTask());
  const ticketId = await scene.desk.file(flow);
  const { serial } = await scene.desk.ticket(ticketId);
  await scene.say(ops, { title: "good", ticketId });
  await scene.say(ops, { title: "bad" });
  await scene.message(other, { title: "waits" });
  await mail({ title: "sent", ticketId });
  await mail({ title: "dead", status: "dead", lastError: "MailRefused: 550 no" });
  await mail({ title: "skipped", status: "skipped", lastError: "no_address" });
  await digest();
  expect(await names({ status: "trouble" })).toEqual(["message bad", "mail dead"]);
  expect(await names({ status: "waiting" })).toEqual(["message waits"]);
  expect(await names({ status: "skipped" })).toEqual(["mail skipped"]);
  expect(await names({ status: "sent" })).toEqual(["message good", "mail sent", "digest "]);
  expect(await names({ by: ops })).toEqual(["message bad", "message good"]);
  expect(await names({ by: "mail" })).toEqual(["mail skipped", "mail dead", "mail sent", "digest "]);
  expect(await names({ serial })).toEqual(["message good", "mail sent"]);
  expect(await names({ serial: "nothing" })).toEqual([]);
  expect((await log({ status: "trouble" })).map(({ errorCode }) => errorCode)).toEqual([
    ...["bad_token", "MailRefused: 550 no"],
  ]);
});

test("a row says for whom, about what and how; a message has its tries", async () => {
  const receiver = await openReceiver();
  const channelId = await scene.channel({ kind: "slack", url: receiver.url }, { name: "Operations" });
  const { id } = await scene.say(channelId, { title: "Leave", content: "Please" });
  await mail({ title: "Leave" });
  const [message, toPerson] = await log();
  expect(message).toMatchObject({
    ...{ id, status: "sent", attempts: 1, errorCode: "", person: null, nextAttemptAt: null },
    channel: { id: channelId, name: "Operations", kind: "slack" },
  });
  expect(toPerson).toMatchObject({ channel: null, person: { address: "leader@example.org" }, event: "task_opened" });
  expect(await findMessage(getDb(), id)).toMatchObject({
    content: "Please",
    tries: [{ no: 1, httpStatus: 200, errorCode: "" }],
  });
});

test("a mail that did not go out is tried again once, however often it is asked for; one that did is not", async () => {
  const admin = scene.desk.as(PEOPLE.admin);
  const dead = await mail({ title: "x", status: "dead" });
  const results = await Promise.allSettled([1, 2].map(() => retryMessage.run(admin, { kind: "mail", id: dead })));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  const told = await getDb().select().from(outbox);
  expect(told.filter(({ topic }) => topic === "notice/recorded.v2")).toHaveLength(1);
  const sent = await mail({ title: "y" });
  const again = retryMessage.run(admin, { kind: "mail", id: sent });
  await expect(again).rejects.toMatchObject({ reason: "message_under_way" });
});

test.each(["", "nonsense", "2026~1~1", "2026-11-23T09:00:00.000Z~9~1", "2026-11-23T09:00:00.000Z~1~-1"])(
  "the cursor %j begins at the newest",
  (text) => expect(readCursor(text)).toBeNull(),
);
