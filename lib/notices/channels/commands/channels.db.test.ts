import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { listChannels } from "@/db/queries/channels/channels";
import { noticeRules } from "@/db/schema/notice-rules";
import { noticeChannels } from "@/db/schema/outgoing/channels";
import { outbox } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { PEOPLE } from "@/db/testing/installation";
import { oneTask } from "@/lib/tickets/testing/flows";
import { openReceiver } from "@/lib/webhooks/testing/receiver";
import { toChannelView } from "../channel-view";
import { TEST_EVENT } from "../schema";
import { openConfig } from "../sealed-config";
import { ChannelScene } from "../testing/channel-scene";
import { deleteChannel } from "./delete-channel";
import { retryMessage } from "./retry-message";
import { saveChannel } from "./save-channel";
import { switchChannel } from "./switch-channel";
import { testChannel } from "./test-channel";

let scene: ChannelScene;
beforeEach(async () => {
  scene = await ChannelScene.open();
});

const admin = () => scene.desk.as(PEOPLE.admin);
const URL = "https://hooks.slack.com/services/T000/B000/secret-token-1";
const slack = (more: object = {}) => ({
  ...{ mode: "new", name: "Operations", language: "en", config: { kind: "slack", url: URL } },
  ...more,
});
const view = async (channelId: number) => {
  const found = (await listChannels(getDb(), new Date(scene.desk.now))).find(({ id }) => id === channelId);
  if (found === undefined) throw new Error("no such channel");
  return toChannelView(found);
};

describe("saving", () => {
  test("keeps what is secret sealed, and shows where it leads", async () => {
    const { channelId } = await saveChannel.run(admin(), slack());
    const stored = await scene.stored(channelId);
    expect(stored).toMatchObject({ kind: "slack", target: "hooks.slack.com", revision: 1, createdById: PEOPLE.admin });
    expect(JSON.stringify(stored)).not.toContain("secret-token-1");
    expect(openConfig(stored.sealedConfig)).toEqual({ kind: "slack", url: URL });
    expect(JSON.stringify(await view(channelId))).not.toContain("services");
  });

  test("what is left out stays as it was", async () => {
    const config = { kind: "webhook", url: "https://example.org/a", secret: "first-secret", format: "standard" };
    const { channelId } = await saveChannel.run(admin(), slack({ config }));
    const change = { mode: "change", channelId, revision: 1, name: "Renamed", language: "zh-CN" };
    await saveChannel.run(admin(), { ...change, config: { ...config, url: null, secret: null, format: "loonflow" } });
    const { sealedConfig, ...stored } = await scene.stored(channelId);
    expect(stored).toMatchObject({ name: "Renamed", language: "zh-CN", revision: 2 });
    expect(openConfig(sealedConfig)).toEqual({ ...config, format: "loonflow" });
    expect((await view(channelId)).settings).toEqual({ kind: "webhook", format: "loonflow", hasSecret: true });
  });

  test("a mail server's password goes to no other server, and is not shown", async () => {
    const server = { host: "smtp.example.org", port: 587, security: "starttls", user: "u", from: "a@example.org" };
    const config = (more: object) => ({ kind: "email", addresses: ["x@example.org"], server: { ...server, ...more } });
    const input = slack({ config: config({ password: "pass-word-1" }) });
    const { channelId } = await saveChannel.run(admin(), input);
    const change = { ...input, mode: "change", channelId, revision: 1 };
    for (const elsewhere of [{ host: "evil.example" }, { port: 25 }, { security: "none" }, { user: "v" }]) {
      const stolen = saveChannel.run(admin(), { ...change, config: config({ ...elsewhere, password: null }) });
      await expect(stolen).rejects.toMatchObject({ problems: [{ path: "password", code: "password_again" }] });
    }
    await saveChannel.run(admin(), { ...change, config: config({ from: "b@example.org", password: null }) });
    const { sealedConfig } = await scene.stored(channelId);
    expect(openConfig(sealedConfig)).toMatchObject({ server: { from: "b@example.org", password: "pass-word-1" } });
    expect((await view(channelId)).settings).toMatchObject({
      server: { ...server, from: "b@example.org", hasPassword: true },
    });
    expect(JSON.stringify(await view(channelId))).not.toContain("pass-word-1");
  });

  test.each([
    ["an address inside the network", { kind: "slack", url: "http://127.0.0.1/" }, "url", "address_refused"],
    ["no address", { kind: "slack", url: "hooks" }, "url", "not_callable"],
    ["a missing address", { kind: "slack", url: null }, "url", "too_small"],
    ["a name in the address", { kind: "teams", url: "https://a:b@example.org/" }, "url", "not_callable"],
    [
      "a short secret",
      { kind: "webhook", url: "https://example.org", secret: "short", format: "standard" },
      "secret",
      "secret_too_short",
    ],
  ])("%s is refused", async (_what, config, path, code) => {
    const saved = saveChannel.run(admin(), slack({ config }));
    await expect(saved).rejects.toMatchObject({ code: "invalid", problems: [{ path, code }] });
  });

  test("two who take the same name at once: one gets it", async () => {
    const results = await Promise.allSettled([
      saveChannel.run(admin(), slack()),
      saveChannel.run(admin(), slack({ name: "OPERATIONS" })),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { problems: [{ path: "name", code: "taken" }] },
    });
  });

  test("two who change it at once: one does, the other is told", async () => {
    const { channelId } = await saveChannel.run(admin(), slack());
    const change = (name: string) =>
      saveChannel.run(
        admin(),
        slack({ mode: "change", channelId, revision: 1, name, config: { kind: "slack", url: null } }),
      );
    const results = await Promise.allSettled([change("A"), change("B")]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { reason: "channel_changed" },
    });
    expect((await scene.stored(channelId)).revision).toBe(2);
  });

  test("a channel does not become one of another kind", async () => {
    const { channelId } = await saveChannel.run(admin(), slack());
    const input = slack({ mode: "change", channelId, revision: 1, config: { kind: "teams", url: null } });
    await expect(saveChannel.run(admin(), input)).rejects.toMatchObject({ code: "conflict" });
  });
});

test("nobody but administrators in their own name touches channels", async () => {
  const { channelId } = await saveChannel.run(admin(), slack());
  const messageId = await scene.message(channelId);
  await getDb().update(users).set({ globalRole: "designer" }).where(eq(users.id, PEOPLE.leader));
  const program = { ...admin(), actor: { kind: "user", userId: PEOPLE.admin, clientId: 1, flowIds: [] } as const };
  for (const ctx of [scene.desk.as(PEOPLE.alice), scene.desk.as(PEOPLE.leader), program]) {
    const refused = { code: "forbidden" };
    await expect(saveChannel.run(ctx, slack({ name: "Other" }))).rejects.toMatchObject(refused);
    const change = slack({ mode: "change", channelId, revision: 1 });
    await expect(saveChannel.run(ctx, change)).rejects.toMatchObject(refused);
    await expect(testChannel.run(ctx, { channelId })).rejects.toMatchObject(refused);
    const off = { channelId, revision: 1, isActive: false };
    await expect(switchChannel.run(ctx, off)).rejects.toMatchObject(refused);
    await expect(deleteChannel.run(ctx, { channelId, revision: 1 })).rejects.toMatchObject(refused);
    await expect(retryMessage.run(ctx, { kind: "message", id: messageId })).rejects.toMatchObject(refused);
    await expect(retryMessage.run(ctx, { kind: "mail", id: 1 })).rejects.toMatchObject(refused);
  }
  expect(await scene.stored(channelId)).toMatchObject({ revision: 1, isActive: true });
});

describe("deleting", () => {
  test("takes the channel with its log, once", async () => {
    const { channelId } = await saveChannel.run(admin(), slack());
    await scene.message(channelId);
    const results = await Promise.allSettled([1, 2].map(() => deleteChannel.run(admin(), { channelId, revision: 1 })));
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await scene.messages(channelId)).toEqual([]);
  });

  test("is refused while flows speak by it", async () => {
    const { channelId } = await saveChannel.run(admin(), slack());
    const flow = await scene.desk.publish(oneTask());
    await getDb()
      .insert(noticeRules)
      .values({ flowId: flow.flowId, event: "task_opened", channelId, position: 1, updatedAt: new Date() });
    const refused = deleteChannel.run(admin(), { channelId, revision: 1 });
    await expect(refused).rejects.toMatchObject({ reason: "channel_in_use", params: { flows: 1 } });
    expect(await view(channelId)).toMatchObject({ flows: 1 });
  });
});

describe("testing", () => {
  test("says a message in the channel's language, also while it is off, and tries once", async () => {
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: 500, body: "no" });
    const channelId = await scene.channel({ kind: "slack", url: receiver.url }, { language: "zh-CN", name: "运维" });
    await switchChannel.run(admin(), { channelId, revision: 1, isActive: false });
    const { messageId } = await testChannel.run(admin(), { channelId });
    expect(await scene.row(messageId)).toMatchObject({ event: TEST_EVENT, status: "pending" });
    expect(await scene.attempt(messageId)).toBeNull();
    expect(await scene.row(messageId)).toMatchObject({ status: "dead", errorCode: "bad_status" });
    expect(JSON.parse(receiver.received[0]?.body ?? "").text).toBe("来自 Skein 的测试消息");
    const told = await getDb().select().from(outbox).where(eq(outbox.topic, "notice/message.recorded.v1"));
    expect(told.map(({ payload }) => payload)).toEqual([{ messageId, channelId }]);
  });
});

describe("trying again", () => {
  test("gives a message that was given up one more try, twice at once or not", async () => {
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: 404, body: "no_service" });
    const channelId = await scene.channel({ kind: "slack", url: receiver.url });
    const { id } = await scene.say(channelId);
    expect(await scene.row(id)).toMatchObject({ status: "dead" });
    receiver.answer = () => ({ body: "ok" });
    await Promise.all([1, 2].map(() => retryMessage.run(admin(), { kind: "message", id })));
    await Promise.all([1, 2].map(() => scene.attempt(id)));
    expect(await scene.row(id)).toMatchObject({ status: "sent", attempts: 2, errorCode: "" });
    expect(receiver.received).toHaveLength(2);
    const again = retryMessage.run(admin(), { kind: "message", id });
    await expect(again).rejects.toMatchObject({ reason: "message_under_way" });
  });

  test("is refused while the channel is off", async () => {
    const channelId = await scene.channel({ kind: "slack", url: "http://localhost:1/" });
    const id = await scene.message(channelId);
    await switchChannel.run(admin(), { channelId, revision: 1, isActive: false });
    const refused = retryMessage.run(admin(), { kind: "message", id });
    await expect(refused).rejects.toMatchObject({ reason: "channel_off" });
    await switchChannel.run(admin(), { channelId, revision: 2, isActive: true });
    await retryMessage.run(admin(), { kind: "message", id });
    expect(await scene.row(id)).toMatchObject({ status: "pending", settledAt: null });
  });
});

test("two who switch it at once: one does", async () => {
  const { channelId } = await saveChannel.run(admin(), slack());
  const off = () => switchChannel.run(admin(), { channelId, revision: 1, isActive: false });
  const results = await Promise.allSettled([off(), off()]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [row] = await getDb().select().from(noticeChannels);
  expect(row).toMatchObject({ isActive: false, revision: 2 });
});
