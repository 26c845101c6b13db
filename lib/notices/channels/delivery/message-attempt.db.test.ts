import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { channelAttempts, channelMessages, noticeChannels } from "@/db/schema/outgoing/channels";
import { tickets } from "@/db/schema/tickets";
import { PEOPLE } from "@/db/testing/installation";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { oneTask } from "@/lib/tickets/testing/flows";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { switchChannel } from "../commands/switch-channel";
import { recordChannelMessages } from "../record-channel-messages";
import { ChannelScene } from "../testing/channel-scene";
import { MAX_TRIES } from "./retry-schedule";

const MINUTE = 60_000;

let scene: ChannelScene;
let receiver: Receiver;

beforeEach(async () => {
  scene = await ChannelScene.open();
  receiver = await openReceiver();
});

const slack = () => scene.channel({ kind: "slack", url: `${receiver.url}/T000/B000/token-token-token` });

test("a message is said once, however often it is told", async () => {
  const channelId = await slack();
  const fact = { channelId, naturalKey: "task_opened:1:1" };
  const id = await scene.message(channelId, fact);
  await expect(scene.message(channelId, fact)).rejects.toThrow("there already");
  await scene.attempt(id);
  await scene.attempt(id);
  expect(receiver.received).toHaveLength(1);
  expect(await scene.stored(channelId)).toMatchObject({ failingSince: null, lastSentAt: new Date(scene.desk.now) });
});

test("of two tries at once one is made", async () => {
  const channelId = await slack();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  receiver.answer = async () => {
    arrive();
    await held;
    return { body: "ok" };
  };
  const id = await scene.message(channelId);
  const first = scene.attempt(id);
  await arrived;
  expect(await scene.attempt(id)).toBeGreaterThan(0);
  answer();
  expect(await first).toBeNull();
  expect(receiver.received).toHaveLength(1);
});

test("what fails is tried for hours, each try is in the log, then it is given up", async () => {
  receiver.answer = () => ({ status: 500, body: "token-token-token is sad\0" });
  const channelId = await slack();
  const id = await scene.message(channelId);
  const beginning = scene.desk.now;
  await scene.attemptToTheEnd(id);
  expect(await scene.row(id)).toMatchObject({ status: "dead", attempts: MAX_TRIES, errorCode: "bad_status" });
  const attempts = await scene.attempts(id);
  expect(attempts.map(({ no, httpStatus, response }) => [no, httpStatus, response])).toEqual(
    Array.from({ length: MAX_TRIES }, (_, index) => [index + 1, 500, "••• is sad"]),
  );
  expect(scene.desk.now - beginning).toBeGreaterThan(8 * 60 * MINUTE);
  expect((await scene.stored(channelId)).failingSince).toEqual(new Date(beginning));
});

test("something that is taken ends the failing", async () => {
  receiver.answer = () => ({ status: 500 });
  const channelId = await slack();
  await scene.say(channelId);
  expect((await scene.stored(channelId)).failingSince).not.toBeNull();
  receiver.answer = () => ({ body: "ok" });
  await scene.say(channelId);
  expect(await scene.stored(channelId)).toMatchObject({ failingSince: null });
});

test("a channel that is asked for quiet is quiet, and what waits is no older failure for it", async () => {
  receiver.answer = () => ({ status: 429, headers: { "retry-after": "600" } });
  const channelId = await slack();
  const [first, second] = [await scene.message(channelId), await scene.message(channelId)];
  expect(await scene.attempt(first)).toBeGreaterThanOrEqual(600_000);
  expect(await scene.attempt(second)).toBeGreaterThanOrEqual(600_000);
  expect(receiver.received).toHaveLength(1);
  expect(await scene.row(second)).toMatchObject({ status: "pending", attempts: 0 });
  receiver.answer = () => ({ body: "ok" });
  await scene.attemptToTheEnd(second);
  await scene.attemptToTheEnd(first);
  expect([await scene.row(first), await scene.row(second)].map(({ status }) => status)).toEqual(["sent", "sent"]);
});

test("a bot is told no more in a minute than its vendor takes", async () => {
  receiver.answer = () => ({ body: '{"errcode":0}' });
  const channelId = await scene.channel({ kind: "wecom", url: receiver.url });
  const ids: string[] = [];
  for (let no = 0; no < 20; no += 1) ids.push(await scene.message(channelId));
  const waits: (number | null)[] = [];
  for (const id of ids) waits.push(await scene.attempt(id));
  expect(waits.filter((wait) => wait === null)).toHaveLength(18);
  expect(receiver.received).toHaveLength(18);
  for (const id of ids.slice(18)) await scene.attemptToTheEnd(id);
  expect(receiver.received).toHaveLength(20);
});

test("a channel that is off says nothing, and keeps what it should have said", async () => {
  const channelId = await slack();
  const waiting = await scene.message(channelId);
  await switchChannel.run(scene.desk.as(PEOPLE.admin), { channelId, revision: 1, isActive: false });
  const later = await scene.message(channelId);
  expect(await scene.attempt(waiting)).toBeNull();
  expect(await scene.attempt(later)).toBeNull();
  for (const id of [waiting, later]) {
    expect(await scene.row(id)).toMatchObject({ status: "skipped", errorCode: "channel_off", attempts: 0 });
  }
  expect(receiver.received).toEqual([]);
});

test("nothing is said of a ticket that was deleted since", async () => {
  const ticketId = await scene.desk.file(await scene.desk.publish(oneTask()));
  const id = await scene.message(await slack(), { ticketId });
  await getDb().update(tickets).set({ deletedAt: new Date() });
  expect(await scene.attempt(id)).toBeNull();
  expect(await scene.row(id)).toMatchObject({ status: "skipped", errorCode: "ticket_deleted" });
  expect(receiver.received).toEqual([]);
});

test("a try that was cut off is repeated after a while, with a warning", async () => {
  const channelId = await slack();
  const id = await scene.message(channelId);
  const at = new Date(scene.desk.now);
  await getDb().insert(channelAttempts).values({ messageId: id, no: 1, at });
  await getDb()
    .update(channelMessages)
    .set({ attempts: 1, status: "sending", nextAttemptAt: new Date(scene.desk.now + MINUTE) });
  expect(await scene.attempt(id)).toBe(MINUTE);
  scene.desk.now += MINUTE;
  expect(await scene.attempt(id)).toBeNull();
  expect(scene.warnings).toEqual([{ messageId: id, attempts: 2 }]);
  expect(await scene.attempts(id)).toMatchObject([
    { no: 1, durationMs: null },
    { no: 2, durationMs: expect.any(Number) },
  ]);
});

test("nothing inside the network is called, and a redirect is not followed", async () => {
  const channelId = await slack();
  const refused = await scene.say(channelId, {}, { allow: parseAllowList("") });
  expect(refused).toMatchObject({ status: "dead", errorCode: "address_refused" });
  expect(receiver.received).toEqual([]);
  receiver.answer = () => ({ status: 302, headers: { location: "http://169.254.169.254/" } });
  expect(await scene.say(channelId)).toMatchObject({ status: "dead", errorCode: "redirect_refused" });
});

test("a receiver that does not answer is tried again", async () => {
  receiver.answer = () => new Promise(() => {});
  expect(await scene.say(await slack(), {}, { timeoutMs: 200 })).toMatchObject({
    status: "failed",
    errorCode: "timed_out",
  });
});

test("a channel whose secrets cannot be read says why", async () => {
  const channelId = await slack();
  await getDb().update(noticeChannels).set({ sealedConfig: "nonsense" });
  expect(await scene.say(channelId)).toMatchObject({ status: "dead", errorCode: "config_unreadable" });
});

test("a long or odd text is kept as far as it can be, a title on one line", async () => {
  const channelId = await slack();
  const id = await scene.message(channelId, {
    title: `a\n b\0${"x".repeat(600)}`,
    content: `\ud800${"🏖".repeat(30_000)}`,
  });
  const { title, content } = await scene.row(id);
  expect(title.startsWith("a bxxx")).toBe(true);
  expect([...title]).toHaveLength(500);
  expect([...content]).toHaveLength(20_000);
  expect(content.endsWith("🏖…")).toBe(true);
  expect((await scene.row(await scene.message(channelId, { title: " \n" }))).title).toBe("Skein");
});

test("a message about a channel that is gone is left out", async () => {
  const gone = { channelId: 99, ticketId: null, flowId: null, event: "x", title: "", content: "", naturalKey: "x" };
  expect(await getDb().transaction((tx) => recordChannelMessages(tx, [gone], new Date()))).toEqual([]);
});
