import { createHash } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { PEOPLE } from "@/db/testing/installation";
import { createMailer } from "@/lib/notices/mailer";
import { type Mailbox, openMailbox } from "@/lib/notices/testing/mailbox";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { oneTask } from "@/lib/tickets/testing/flows";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { ChannelScene } from "../testing/channel-scene";

let scene: ChannelScene;
let receiver: Receiver;

beforeEach(async () => {
  scene = await ChannelScene.open();
  receiver = await openReceiver();
});

const last = () => {
  const call = receiver.received.at(-1);
  if (call === undefined) throw new Error("nothing arrived");
  return { ...call, json: JSON.parse(call.body) };
};

describe("a signed webhook", () => {
  const SECRET = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;

  test("is told the ticket as whoever may view it sees it, and any library of the standard verifies it", async () => {
    scene.desk.now = Date.now();
    const flow = await scene.desk.publish(oneTask());
    const ticketId = await scene.desk.file(flow);
    const channelId = await scene.channel({ kind: "webhook", url: receiver.url, secret: SECRET, format: "standard" });
    const { id, status } = await scene.say(channelId, { ticketId, flowId: flow.flowId });
    expect(status).toBe("sent");
    const { headers, body, json } = last();
    expect(new Webhook(SECRET).verify(body, headers)).toEqual(json);
    expect(headers["webhook-id"]).toBe(id);
    expect(json).toMatchObject({
      type: "task_opened",
      data: {
        title: "Leave: four days",
        content: "Alice asks for four days.\nPlease decide.",
        url: `https://skein.example.org/tickets/${ticketId}`,
        ticket: { id: ticketId, title: "A ticket", requester: { username: "alice" } },
      },
    });
  });

  test("a repeated try has the same id", async () => {
    receiver.answer = () => ({ status: 500 });
    const channelId = await scene.channel({ kind: "webhook", url: receiver.url, secret: SECRET, format: "standard" });
    const id = await scene.message(channelId);
    scene.desk.now += (await scene.attempt(id)) ?? 0;
    await scene.attempt(id);
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([id, id]);
  });

  test("a receiver written for loonflow is told as loonflow does", async () => {
    receiver.answer = () => ({ body: '{"code":0,"msg":""}' });
    const flow = await scene.desk.publish(oneTask());
    const ticketId = await scene.desk.file(flow);
    const channelId = await scene.channel({
      ...{ kind: "webhook", url: receiver.url, secret: "old-token-1", format: "loonflow" },
    });
    expect(await scene.say(channelId, { ticketId, flowId: flow.flowId })).toMatchObject({ status: "sent" });
    const { headers, json } = last();
    const timestamp = String(Math.floor(scene.desk.now / 1000));
    const signature = createHash("md5").update(`${timestamp}old-token-1`).digest("hex");
    expect(headers).toMatchObject({ timestamp, signature });
    expect(json).toMatchObject({
      title_result: "Leave: four days",
      content_result: "Alice asks for four days.\nPlease decide.",
      participant_info_list: [expect.objectContaining({ username: expect.any(String), alias: expect.any(String) })],
      ticket_value_info: { id: ticketId, title: "A ticket", creator: "alice", is_end: false },
      last_flow_log: { ticket_id: ticketId },
    });
    expect(json.participant).toBe(json.participant_info_list[0].username);
  });

  test("and about no ticket as well", async () => {
    receiver.answer = () => ({ body: '{"code":0}' });
    const config = { kind: "webhook", url: receiver.url, secret: "old-token-1", format: "loonflow" } as const;
    expect(await scene.say(await scene.channel(config))).toMatchObject({ status: "sent" });
    expect(last().json).toMatchObject({ participant: "", ticket_value_info: {}, participant_info_list: [] });
  });
});

describe("mail", () => {
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await openMailbox();
    onTestFinished(() => mailbox.close());
  });
  const server = (more: object = {}) => {
    const { hostname: host, port } = new URL(mailbox.url);
    const open = { host, port: Number(port), security: "none" as const, user: "", password: null };
    return { ...open, from: "Ops <ops@example.org>", ...more };
  };

  test("goes to all addresses at once, by its own server", async () => {
    const channelId = await scene.channel({
      ...{ kind: "email", addresses: ["a@example.org", "b@example.org"], server: server() },
    });
    const { id, status } = await scene.say(channelId, { title: "<b>Leave</b>", content: "<i>x</i>\n\n& y" });
    expect(status).toBe("sent");
    expect(mailbox.received).toHaveLength(1);
    const [mail] = mailbox.received;
    expect(mail).toMatchObject({ subject: "<b>Leave</b>" });
    expect(mail?.headers).toMatchObject({
      to: "a@example.org, b@example.org",
      from: "Ops <ops@example.org>",
      "message-id": `<message-${id}@skein.example.org>`,
    });
    expect(mail?.parts["text/html"]).toContain("&lt;i&gt;x&lt;/i&gt;");
    expect(mail?.parts["text/html"]).not.toContain("<i>");
  });

  test("goes by the installation's server where it has none of its own", async () => {
    const mailer = createMailer({ url: mailbox.url, from: "Skein <skein@example.org>" });
    onTestFinished(() => mailer.close());
    const channelId = await scene.channel({ kind: "email", addresses: ["a@example.org"], server: null });
    expect(await scene.say(channelId, {}, { mailer })).toMatchObject({ status: "sent" });
    expect(mailbox.received[0]?.headers.from).toBe("Skein <skein@example.org>");
    expect(await scene.say(channelId)).toMatchObject({ status: "dead", errorCode: "mail_not_configured" });
  });

  test("a line break in a title makes no header", async () => {
    const channelId = await scene.channel({ kind: "email", addresses: ["a@example.org"], server: server() });
    await scene.say(channelId, { title: "Hello\r\nBcc: all@example.org" });
    expect(mailbox.received[0]?.subject).toBe("Hello Bcc: all@example.org");
    expect(mailbox.received[0]?.headers).not.toHaveProperty("bcc");
  });

  test("an address refused for good is given up, one refused for now is tried again", async () => {
    const channelId = await scene.channel({ kind: "email", addresses: ["a@example.org"], server: server() });
    mailbox.refuse = () => 550;
    expect(await scene.say(channelId)).toMatchObject({ status: "dead", errorCode: "mail_refused" });
    mailbox.refuse = () => 450;
    expect(await scene.say(channelId)).toMatchObject({ status: "failed", errorCode: "mail_failed" });
  });

  test("a mail server inside the network has to be allowed", async () => {
    const channelId = await scene.channel({ kind: "email", addresses: ["a@example.org"], server: server() });
    const row = await scene.say(channelId, {}, { allow: parseAllowList("") });
    expect(row).toMatchObject({ status: "dead", errorCode: "address_refused" });
    expect(mailbox.received).toEqual([]);
  });
});

describe("a script", () => {
  const script = (source: string, secret: string | null = "s3cret-token") =>
    scene.channel({ kind: "script", language: "javascript", source, secret });

  test("is given what is to be said and to whom, and reaches out through the guarded call", async () => {
    const source = `
      const answer = await fetch("${receiver.url}", { method: "POST", headers: { authorization: secret },
        body: JSON.stringify({ title, content, event, serial: ticket.serial, recipients }) });
      console.log("answered", answer.status);`;
    const flow = await scene.desk.publish(oneTask());
    const ticketId = await scene.desk.file(flow);
    const recipientIds = [PEOPLE.leader];
    const row = await scene.say(await script(source), { ticketId, recipientIds });
    expect(row).toMatchObject({ status: "sent", errorDetail: "" });
    expect(last().headers.authorization).toBe("s3cret-token");
    expect(last().json).toMatchObject({ title: "Leave: four days", recipients: [{ username: "leader" }] });
    expect(await scene.attempts(row.id)).toMatchObject([{ response: expect.stringContaining("answered 200") }]);
  });

  test("its secret is not in the log, even when it prints it or fails with it", async () => {
    const printed = await scene.say(await script("console.log(secret)"));
    const threw = await scene.say(await script("throw new Error(secret)"));
    expect(threw).toMatchObject({ status: "failed", errorCode: "script_failed" });
    const log = JSON.stringify([printed, threw, await scene.attempts(printed.id), await scene.attempts(threw.id)]);
    expect(log).toContain("•••");
    expect(log).not.toContain("s3cret-token");
  });
});
