import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { ChannelScene } from "../../testing/channel-scene";

/** Everything that calls people, or leads them astray, in one of the chats. */
const NASTY = [
  '@all @everyone @所有人 <!channel> <!here> <@U012AB3CD> <@all> <at user_id="all">Everyone</at> <at id=all></at>',
  "[click](http://evil.example) ![x](http://evil.example/x.png) <http://evil.example|bank> `code`",
  "# heading",
  '> quoted <font color="warning">red</font> & more',
].join("\n");

let scene: ChannelScene;
let receiver: Receiver;

beforeEach(async () => {
  scene = await ChannelScene.open();
  receiver = await openReceiver();
});

const body = () => JSON.parse(receiver.received.at(-1)?.body ?? "null");
const query = () => new URL(receiver.received.at(-1)?.path ?? "/", "http://here").searchParams;
const answers = (said: object | string, more: { status?: number; headers?: Record<string, string> } = {}) => {
  receiver.answer = () => ({ ...more, body: typeof said === "string" ? said : JSON.stringify(said) });
};

describe("DingTalk", () => {
  const robot = (secret: string | null = "SECabcdefgh") =>
    scene.channel({ kind: "dingtalk", url: `${receiver.url}?access_token=tok-12345678`, secret });

  test("is told in Markdown, signed in the address", async () => {
    answers({ errcode: 0, errmsg: "ok" });
    expect(await scene.say(await robot())).toMatchObject({ status: "sent", attempts: 1 });
    expect(body()).toEqual({
      msgtype: "markdown",
      markdown: {
        title: "Leave: four days",
        text: "#### Leave: four days\n\nAlice asks for four days.  \nPlease decide.",
      },
      at: { atMobiles: [], atUserIds: [], isAtAll: false },
    });
    const timestamp = String(scene.desk.now);
    const sign = createHmac("sha256", "SECabcdefgh").update(`${timestamp}\nSECabcdefgh`).digest("base64");
    expect(Object.fromEntries(query())).toEqual({ access_token: "tok-12345678", timestamp, sign });
    expect(receiver.received[0]?.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  test("without a secret there is no signature", async () => {
    answers({ errcode: 0 });
    await scene.say(await robot(""));
    expect([...query().keys()]).toEqual(["access_token"]);
  });

  test("what people typed calls nobody and leads nowhere", async () => {
    answers({ errcode: 0 });
    await scene.say(await robot(), { title: NASTY.split("\n")[1] ?? "", content: NASTY });
    const { text, title } = body().markdown;
    expect(`${title}${text.replace(/^#### /, "")}`).not.toMatch(/[<>[\]`]|^\s*#/m);
    expect(body().at.isAtAll).toBe(false);
  });

  test("the whole of it stays below twenty thousand bytes", async () => {
    answers({ errcode: 0 });
    await scene.say(await robot(), { content: "请假\n".repeat(6000) });
    const size = Buffer.byteLength(receiver.received[0]?.body ?? "");
    expect(size).toBeLessThanOrEqual(20_000);
    expect(size).toBeGreaterThan(19_900);
    expect(body().markdown.text.endsWith("…")).toBe(true);
  });
});

describe("Feishu", () => {
  const bot = (secret: string | null = "feishu-secret") => scene.channel({ kind: "feishu", url: receiver.url, secret });

  test("is told by a card of plain text, signed in the body", async () => {
    answers({ StatusCode: 0, StatusMessage: "success", code: 0, data: {}, msg: "success" });
    expect(await scene.say(await bot())).toMatchObject({ status: "sent" });
    const timestamp = String(Math.floor(scene.desk.now / 1000));
    const sign = createHmac("sha256", `${timestamp}\nfeishu-secret`).digest("base64");
    expect(body()).toMatchObject({
      timestamp,
      sign,
      msg_type: "interactive",
      card: {
        header: { title: { tag: "plain_text", content: "Leave: four days" } },
        elements: [{ tag: "div", text: { tag: "plain_text", content: "Alice asks for four days.\nPlease decide." } }],
      },
    });
  });

  test("nothing people typed is in anything but plain text", async () => {
    answers({ code: 0 });
    await scene.say(await bot(""), { title: NASTY, content: NASTY });
    expect(body()).not.toHaveProperty("sign");
    const tags: string[] = [];
    JSON.parse(receiver.received[0]?.body ?? "", (key, value) => {
      if (key === "tag") tags.push(value);
      return value;
    });
    expect(tags.toSorted()).toEqual(["div", "plain_text", "plain_text"]);
  });

  test("the whole of it stays below twenty thousand bytes", async () => {
    answers({ code: 0 });
    await scene.say(await bot(), { content: "请".repeat(20_000) });
    expect(Buffer.byteLength(receiver.received[0]?.body ?? "")).toBeLessThanOrEqual(20_000);
  });
});

describe("WeCom", () => {
  const bot = () => scene.channel({ kind: "wecom", url: `${receiver.url}?key=0123456789abcdef` });

  test("is told in Markdown", async () => {
    answers({ errcode: 0, errmsg: "ok" });
    expect(await scene.say(await bot())).toMatchObject({ status: "sent" });
    expect(body()).toEqual({
      msgtype: "markdown",
      markdown: { content: "### Leave: four days\nAlice asks for four days.\nPlease decide." },
    });
  });

  test("what people typed calls nobody and leads nowhere", async () => {
    answers({ errcode: 0 });
    await scene.say(await bot(), { title: "<@all> [x](http://evil.example)", content: NASTY });
    expect(body().markdown.content.replace(/^### /, "")).not.toMatch(/[<>[\]`]|^\s*#/m);
  });

  test("its text stays within 4096 bytes and is never cut inside a letter", async () => {
    answers({ errcode: 0 });
    await scene.say(await bot(), { content: "请假🏖".repeat(2000) });
    const { content } = body().markdown;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
    expect(Buffer.byteLength(content)).toBeGreaterThan(4080);
    expect(content.isWellFormed()).toBe(true);
  });
});

describe("Slack", () => {
  const hook = () => scene.channel({ kind: "slack", url: receiver.url });

  test("is told in blocks", async () => {
    answers("ok");
    expect(await scene.say(await hook())).toMatchObject({ status: "sent" });
    expect(body()).toMatchObject({
      text: "Leave: four days",
      blocks: [
        { type: "header", text: { type: "plain_text", text: "Leave: four days" } },
        {
          type: "section",
          text: { type: "mrkdwn", text: "Alice asks for four days.\nPlease decide.", verbatim: true },
        },
      ],
      link_names: false,
    });
  });

  test("what people typed calls nobody and leads nowhere", async () => {
    answers("ok");
    await scene.say(await hook(), { title: "<!channel> & <@U1>", content: NASTY });
    const { text, blocks } = body();
    expect(text).toBe("&lt;!channel&gt; &amp; &lt;@U1&gt;");
    expect(blocks[0].text).toMatchObject({ type: "plain_text", text: "<!channel> & <@U1>" });
    expect(blocks[1].text.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  });

  test("headers stay within 150 and sections within 3000 characters, escapes included", async () => {
    answers("ok");
    await scene.say(await hook(), { title: "请".repeat(400), content: "<".repeat(5000) });
    const [header, section] = body().blocks;
    expect(header.text.text).toHaveLength(150);
    expect(section.text.text.length).toBeLessThanOrEqual(3000);
    expect(section.text.text).toMatch(/^(&lt;)+…$/);
  });
});

describe("Teams", () => {
  const workflow = () => scene.channel({ kind: "teams", url: `${receiver.url}?sig=abcdefghijkl` });

  test("is told by an adaptive card of plain runs", async () => {
    receiver.answer = () => ({ status: 202 });
    expect(await scene.say(await workflow())).toMatchObject({ status: "sent" });
    const [attachment] = body().attachments;
    expect(body().type).toBe("message");
    expect(attachment.contentType).toBe("application/vnd.microsoft.card.adaptive");
    expect(attachment.content).toMatchObject({ type: "AdaptiveCard", version: "1.4", actions: [] });
    expect(attachment.content.body.map((block: { inlines: { text: string }[] }) => block.inlines[0]?.text)).toEqual([
      "Leave: four days",
      "Alice asks for four days.",
      "Please decide.",
    ]);
  });

  test("nothing people typed is read as Markdown, and no one is mentioned", async () => {
    receiver.answer = () => ({ status: 202 });
    await scene.say(await workflow(), { title: NASTY, content: NASTY });
    const { content } = body().attachments[0];
    for (const block of content.body) expect(block).toMatchObject({ type: "RichTextBlock" });
    expect(content.msteams).toEqual({ width: "Full" });
  });

  test("the whole of it stays below 28 KB, whatever the number of lines", async () => {
    receiver.answer = () => ({ status: 202 });
    await scene.say(await workflow(), { content: "请假\n".repeat(6000) });
    expect(Buffer.byteLength(receiver.received[0]?.body ?? "")).toBeLessThanOrEqual(28_000);
    expect(body().attachments[0].content.body.length).toBeLessThanOrEqual(101);
  });
});

test("an error in an answer of 200 is an error, and is told in the vendor's words", async () => {
  answers({ errcode: 93000, errmsg: "invalid webhook url" });
  const row = await scene.say(await scene.channel({ kind: "wecom", url: receiver.url }));
  expect(row).toMatchObject({ status: "dead", errorCode: "bad_token", errorDetail: "93000 invalid webhook url" });
  expect(await scene.attempts(row.id)).toMatchObject([
    { no: 1, httpStatus: 200, errorCode: "bad_token", response: '{"errcode":93000,"errmsg":"invalid webhook url"}' },
  ]);
});
