import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { noticeDigests, noticeSettings } from "@/db/schema/notice-preferences";
import { noticeDeliveries, notices, outbox } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { copyTicket } from "@/lib/tickets/commands/copy-ticket";
import { DAY, Desk, HOUR } from "@/lib/tickets/testing/desk";
import { oneTask } from "@/lib/tickets/testing/flows";
import { notifyAssignees } from "../commands/notify-assignees";
import { notifyObservers } from "../commands/notify-observers";
import { createMailer, type Mailer } from "../mailer";
import { type Mailbox, openMailbox } from "../testing/mailbox";
import { planDueDigests } from "./commands/plan-due-digests";
import { savePreferences } from "./commands/save-preferences";
import { deliverDigest } from "./digest-delivery";

const { alice, leader, stranger } = PEOPLE;
let desk: Desk;
let flow: InstalledFlow;
let mailbox: Mailbox;
let mailer: Mailer;
const warnings: unknown[] = [];

beforeEach(async () => {
  desk = await Desk.open();
  flow = await desk.publish(oneTask(), "Leave");
  mailbox = await openMailbox();
  mailer = createMailer({ url: mailbox.url, from: "Skein <skein@example.org>" });
  warnings.length = 0;
});
afterEach(async () => {
  mailer.close();
  await mailbox.close();
});

const DAILY = { digest: "daily", digestAt: "12:00", weekdaysOnly: false, timeZone: "UTC", preferences: [] };
const choose = (userId: number, chosen: Record<string, unknown> = {}) =>
  savePreferences.run(desk.as(userId), { ...DAILY, revision: null, ...chosen });

/** Lets functions tell of all that the outbox holds of a ticket. */
async function tellOf(ticketId: number): Promise<void> {
  for (const { topic, payload } of await desk.told(ticketId)) {
    const input = { ...payload, ticketId, byMail: true };
    if (topic === "ticket/task.opened.v1") await notifyAssignees.run(desk.system("notifier"), input);
    if (topic === "ticket/copy.sent.v1") await notifyObservers.run(desk.system("notifier"), input);
  }
}

async function filed(title: string): Promise<number> {
  const ticketId = await desk.file(flow, { title });
  await tellOf(ticketId);
  return ticketId;
}

async function copied(ticketId: number, to: number): Promise<void> {
  await copyTicket.run(desk.as(alice), { ticketId, userIds: [to], roleIds: [], comment: "fyi" });
  await tellOf(ticketId);
}

const plan = () => planDueDigests.run(desk.system("notifier"), {});
const clock = { now: () => new Date(desk.now) };
const log = { warn: (fields: unknown) => void warnings.push(fields) };
const deliver = (id: number, more: { mailer?: Mailer | null } = {}) =>
  deliverDigest({ db: getDb(), clock, mailer, siteUrl: "https://skein.example.org", log, ...more }, id);

const digests = () => getDb().select().from(noticeDigests).orderBy(asc(noticeDigests.id));

/** Plans what is due and carries all of it out, as the functions do; answers what became of each digest. */
async function carryOut(): Promise<string[]> {
  await plan();
  for (const { id, settledAt } of await digests()) if (settledAt === null) await deliver(id);
  return (await digests()).map(({ period, status, lastError }) => `${period} ${status}${lastError && ` ${lastError}`}`);
}

const mails = async () =>
  (await getDb().select().from(noticeDeliveries).orderBy(asc(noticeDeliveries.id))).map(
    ({ status, lastError }) => `${status}${lastError && ` ${lastError}`}`,
  );

describe("a daily digest", () => {
  test("lists what waits now and what happened, in one mail; none of it is mailed twice", async () => {
    await choose(leader);
    const first = await filed("First");
    const second = await filed("Second");
    await copied(second, leader);
    await desk.press(leader, first, "agree");
    desk.now += 3 * HOUR;
    expect(await carryOut()).toEqual(["2026-11-23 sent"]);
    const [mail] = mailbox.received;
    expect(mail?.subject).toBe("1 ticket waits for you, one update");
    expect(mail?.headers["message-id"]).toBe("<digest-1@skein.example.org>");
    const text = mail?.parts["text/plain"] ?? "";
    expect(text).toContain("Waiting for you");
    expect(text).toMatch(
      /- Second\r?\n {2}skein_202611230002 · Leave · work · filed by alice · since Nov 23, 2026, 09:00/,
    );
    expect(text).toContain("- alice sent you a copy of “Second”");
    expect(text).toContain("https://skein.example.org/tickets/2");
    expect(text).not.toContain("First");
    expect(mail?.parts["text/html"]).toContain('<a href="https://skein.example.org/preferences">');
    expect(await mails()).toEqual(["skipped over_or_read", "sent", "sent"]);
    expect((await getDb().select().from(outbox)).filter(({ topic }) => topic.startsWith("notice/recorded"))).toEqual(
      [],
    );
  });

  test("reminds of what waits though nothing is new, and is never empty", async () => {
    await choose(leader);
    const ticketId = await filed("Old");
    desk.now += 3 * HOUR;
    await carryOut();
    desk.now += DAY;
    expect(await carryOut()).toEqual(["2026-11-23 sent", "2026-11-24 sent"]);
    await desk.press(leader, ticketId, "agree");
    desk.now += DAY;
    expect((await carryOut()).at(-1)).toBe("2026-11-25 skipped nothing_to_tell");
    expect(mailbox.received).toHaveLength(2);
  });

  test("leaves out what was read in the inbox meanwhile", async () => {
    await choose(stranger);
    await copied(await filed("One"), stranger);
    await getDb().update(notices).set({ readAt: new Date() }).where(eq(notices.userId, stranger));
    desk.now += 3 * HOUR;
    expect(await carryOut()).toEqual(["2026-11-23 skipped nothing_to_tell"]);
    expect(mailbox.received).toEqual([]);
  });

  test("after days in which nobody planned any there is one, and the next one comes in its time", async () => {
    await choose(leader);
    await filed("Old");
    desk.now += 4 * DAY + 5 * HOUR;
    expect(await carryOut()).toEqual(["2026-11-27 sent"]);
    expect(await carryOut()).toHaveLength(1);
    const [settings] = await getDb().select().from(noticeSettings);
    expect(settings?.nextDigestAt?.toISOString()).toBe("2026-11-28T12:00:00.000Z");
  });

  test("that is late makes way for the next when that is nearer", async () => {
    await choose(leader);
    await filed("Old");
    desk.now += DAY + 2 * HOUR;
    expect(await carryOut()).toEqual([]);
    desk.now += HOUR;
    expect(await carryOut()).toEqual(["2026-11-24 sent"]);
  });
});

test("an hourly digest says nothing where nothing is new", async () => {
  await choose(leader, { digest: "hourly" });
  await filed("One");
  desk.now += HOUR;
  await carryOut();
  desk.now += HOUR;
  expect((await carryOut()).map((one) => one.slice(25))).toEqual(["sent", "skipped nothing_to_tell"]);
  expect(mailbox.received).toHaveLength(1);
});

test("what somebody wants at once is mailed at once and is in no digest", async () => {
  await choose(leader, { preferences: [{ concern: "todo", inApp: true, mail: "at_once" }] });
  await filed("One");
  expect(await mails()).toEqual([]);
  expect((await getDb().select().from(outbox)).map(({ topic }) => topic)).toContain("notice/recorded.v1");
});

test("a last digest takes what waited; who has left or has no address gets none", async () => {
  await choose(leader);
  await filed("One");
  await choose(leader, { digest: "off", revision: 1 });
  expect(await carryOut()).toEqual(["last 2 sent"]);
  await choose(leader, { revision: 2 });
  await filed("Two");
  desk.now += 3 * HOUR;
  await getDb().update(users).set({ isActive: false }).where(eq(users.id, leader));
  expect(await carryOut()).toEqual(["last 2 sent"]);
  await getDb().update(users).set({ isActive: true, email: "" }).where(eq(users.id, leader));
  expect((await carryOut()).at(-1)).toBe("2026-11-23 skipped no_address");
});

describe("whatever goes wrong", () => {
  async function planned(): Promise<number> {
    await choose(leader);
    await filed("One");
    desk.now += 3 * HOUR;
    await plan();
    return (await digests())[0]?.id ?? 0;
  }

  test("two who plan at once plan one digest, and of two who send it at once one is told of", async () => {
    await choose(leader);
    await filed("One");
    desk.now += 3 * HOUR;
    const answers = await Promise.all([plan(), plan(), plan()]);
    expect(answers.map((answer) => answer.planned).sort()).toEqual([0, 0, 1]);
    const [digest] = await digests();
    await deliver(digest?.id ?? 0);
    expect(await Promise.all([deliver(digest?.id ?? 0), deliver(digest?.id ?? 0)])).toEqual(["settled", "settled"]);
    expect(mailbox.received).toHaveLength(1);
  });

  test("a server that is away is worth another try, which takes in what came meanwhile", async () => {
    const id = await planned();
    mailbox.refuse = () => 421;
    await expect(deliver(id)).rejects.toThrow();
    expect((await digests())[0]).toMatchObject({ status: "pending", attempts: 1 });
    await filed("Two");
    mailbox.refuse = () => null;
    expect(await deliver(id)).toBe("sent");
    expect(mailbox.received[0]?.subject).toBe("2 tickets wait for you");
    expect(await mails()).toEqual(["sent", "sent"]);
  });

  test("an address that is refused for good ends it", async () => {
    const id = await planned();
    mailbox.refuse = () => 550;
    await expect(deliver(id)).rejects.toThrow();
    expect((await digests())[0]).toMatchObject({ status: "failed" });
    expect(await deliver(id)).toBe("settled");
    expect(await mails()).toEqual([expect.stringMatching(/^dead /)]);
  });

  test("a crash between handing over and noting it repeats the same message, and is logged", async () => {
    const id = await planned();
    mailbox.onArrival = async () => {
      throw new Error("the process died");
    };
    await deliver(id).catch(() => null);
    await getDb().update(noticeDigests).set({ status: "sending" });
    mailbox.onArrival = async () => {};
    expect(await deliver(id)).toBe("sent");
    const ids = mailbox.received.map(({ headers }) => headers["message-id"]);
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(warnings).toEqual([{ digestId: id, attempts: 2 }]);
  });

  test("what was planned and lost is told again after a while, once an hour", async () => {
    await planned();
    const told = async () =>
      (await getDb().select().from(outbox)).filter(({ topic }) => topic === "notice/digest.due.v1").length;
    expect(await told()).toBe(1);
    desk.now += 5 * 60_000;
    expect((await plan()).retold).toBe(0);
    desk.now += 6 * 60_000;
    expect([(await plan()).retold, (await plan()).retold]).toEqual([1, 0]);
    desk.now += HOUR;
    expect((await plan()).retold).toBe(1);
  });

  test("people plan no digests", async () => {
    await expect(planDueDigests.run(desk.as(PEOPLE.admin), {})).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("a digest speaks the language of its reader, and what people typed stays text", async () => {
  await getDb().update(users).set({ locale: "zh-CN" }).where(eq(users.id, leader));
  await choose(leader);
  await filed(`<img src=x onerror="alert(1)">\r\nBcc: all@example.org`);
  desk.now += 3 * HOUR;
  await carryOut();
  const [mail] = mailbox.received;
  expect(mail?.subject).toBe("1 个工单等待您处理");
  expect(mail?.parts["text/html"]).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; Bcc: all@example.org");
});
