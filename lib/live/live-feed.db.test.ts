import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { notices } from "@/db/schema/outgoing/outbox";
import { absences, sessions, users } from "@/db/schema/people";
import { createSession, deleteSession } from "@/db/store/people/session-store";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { notifyAssignees } from "@/lib/notices/commands/notify-assignees";
import { markNoticeRead } from "@/lib/notices/inbox/commands/mark-notice-read";
import { systemClock } from "@/lib/platform/clock";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { Desk } from "@/lib/tickets/testing/desk";
import { by, oneTask } from "@/lib/tickets/testing/flows";
import { setAnnouncer } from "./announce-ticket";
import { Announcer } from "./announcer";
import { eventStream } from "./event-stream";
import { LiveFeed } from "./live-feed";

const { alice, leader, director, stranger, hr1 } = PEOPLE;
let desk: Desk;
let flow: InstalledFlow;
const opened: { feed: LiveFeed; abort: AbortController }[] = [];
const warnings: unknown[] = [];
const log = { warn: (...said: unknown[]) => void warnings.push(said) };

beforeEach(async () => {
  desk = await Desk.open();
  flow = await desk.publish(oneTask({ who: by(leader, director), sharing: "claim" }), "Leave");
  setAnnouncer(new Announcer({ db: getDb(), log, gatherMs: 5 }));
  warnings.length = 0;
});
afterEach(() => {
  setAnnouncer(null);
  for (const { feed, abort } of opened.splice(0)) {
    abort.abort();
    feed.close();
  }
});

const process = (beatMs = 60_000) =>
  new LiveFeed({ db: getDb(), clock: systemClock, log, gatherMs: 5, beatMs, reopenMs: 20 });

type Said = { event: string; data: { unread: number; todo: number; tickets: number[] } | null };

/** A browser that is connected; `said` grows as it hears. */
async function connect(feed: LiveFeed, userId: number) {
  const sessionId = await createSession(getDb(), userId, new Date(), new Date(Date.now() + 3_600_000));
  const abort = new AbortController();
  opened.push({ feed, abort });
  const response = eventStream(feed, { userId, sessionId, signal: abort.signal });
  const browser = { sessionId, abort, response, said: [] as Said[], isOver: false };
  void read(response, browser);
  return browser;
}

async function read(response: Response, browser: { said: Said[]; isOver: boolean }): Promise<void> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const [, event] = /^event: (.*)$/m.exec(part) ?? [];
      const [, data = ""] = /^data: ?(.*)$/m.exec(part) ?? [];
      if (event !== undefined) browser.said.push({ event, data: data === "" ? null : JSON.parse(data) });
    }
  }
  browser.isOver = true;
}

type Browser = Awaited<ReturnType<typeof connect>>;
const last = ({ said }: Browser) => said.findLast(({ event }) => event === "counts")?.data;
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 });
const shows = (browser: Browser, counts: object) => until(() => expect(last(browser)).toMatchObject(counts));

async function listening(): Promise<number> {
  const rows = await getDb().execute(sql`
    select from pg_stat_activity where datname = current_database() and query = 'listen skein_live'`);
  return rows.length;
}

/** Files a ticket, and has its assignees told as the function does. */
async function file(): Promise<number> {
  const ticketId = await desk.file(flow);
  for (const { topic, payload } of await desk.told(ticketId)) {
    if (topic === "ticket/task.opened.v1") {
      await notifyAssignees.run(desk.system("notifier"), { ...payload, ticketId, byMail: false });
    }
  }
  return ticketId;
}

test("whoever is connected is told how things are, and what changes for them, whichever process changes it", async () => {
  const [here, there] = [process(), process()];
  const [one, other, bystander] = [
    await connect(here, leader),
    await connect(there, director),
    await connect(there, stranger),
  ];
  for (const browser of [one, other, bystander]) await shows(browser, { unread: 0, todo: 0, tickets: [] });
  const ticketId = await file();
  for (const browser of [one, other]) await shows(browser, { unread: 1, todo: 1 });

  await claimTask.run(desk.as(leader), { taskId: await desk.taskId(ticketId) });
  await until(() => expect(last(other)).toEqual({ unread: 1, todo: 0, tickets: [ticketId] }));
  await until(() => expect(last(one)).toEqual({ unread: 1, todo: 1, tickets: [ticketId] }));
  expect(bystander.said).toHaveLength(1);
  expect(warnings).toEqual([]);
});

test("what is read in another window is read in this one, and what is not for the inbox is not counted", async () => {
  const browser = await connect(process(), leader);
  await file();
  await shows(browser, { unread: 1 });
  const [notice] = await getDb().select().from(notices).where(eq(notices.userId, leader));
  await markNoticeRead.run(desk.as(leader), { noticeId: notice?.id ?? 0 });
  await shows(browser, { unread: 0 });
  await getDb().update(notices).set({ readAt: null, inApp: false });
  const before = browser.said.length;
  await file();
  await shows(browser, { unread: 1, todo: 2 });
  expect(browser.said.slice(before).some(({ data }) => data?.unread === 2)).toBe(false);
});

test("who stands in for somebody is told of what concerns them; drafts concern their requester alone", async () => {
  const [startsAt, endsAt] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
  await getDb().insert(absences).values({ userId: director, standInId: hr1, startsAt, endsAt });
  const feed = process();
  const [standIn, requester, other] = [
    await connect(feed, hr1),
    await connect(feed, alice),
    await connect(feed, leader),
  ];
  const ticketId = await file();
  await shows(standIn, { todo: 1 });
  await until(() => expect(last(requester)?.tickets).toEqual([ticketId]));
  await shows(other, { todo: 1 });
  const heard = other.said.length;
  const draft = await desk.file(flow, { button: null });
  await until(() => expect(last(requester)?.tickets).toEqual([draft]));
  expect(other.said).toHaveLength(heard);
});

test("a line ends with its session, with its person's leaving, and when the process is to end", async () => {
  const feed = process(20);
  const [out, left, stays] = [await connect(feed, alice), await connect(feed, leader), await connect(feed, director)];
  await until(() => expect(stays.said.some(({ event }) => event === "beat")).toBe(true));
  await deleteSession(getDb(), out.sessionId);
  await until(() => expect(out.isOver).toBe(true));
  await getDb().update(users).set({ isActive: false }).where(eq(users.id, leader));
  await until(() => expect(left.isOver).toBe(true));
  await getDb()
    .update(sessions)
    .set({ expiresAt: new Date(0) })
    .where(eq(sessions.id, stays.sessionId));
  await until(() => expect(stays.isOver).toBe(true));
  expect(feed.size).toBe(0);
  const another = await connect(feed, director);
  feed.close();
  await until(() => expect(another.isOver).toBe(true));
});

test("a browser that goes leaves nothing behind, and the last one takes the listening connection with it", async () => {
  const feed = process();
  const browser = await connect(feed, leader);
  await vi.waitFor(async () => expect(await listening()).toBe(1));
  browser.abort.abort();
  await until(() => expect([feed.size, browser.isOver]).toEqual([0, true]));
  await vi.waitFor(async () => expect(await listening()).toBe(0));
});

test("when the connection is cut it comes back, and everybody is told what happened meanwhile", async () => {
  const browser = await connect(process(), leader);
  await shows(browser, { todo: 0 });
  await vi.waitFor(async () => expect(await listening()).toBe(1));
  setAnnouncer(null);
  await getDb().execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen skein_live'`);
  await desk.file(flow);
  await shows(browser, { unread: 0, todo: 1 });
  await file();
  await shows(browser, { unread: 1, todo: 2 });
});

test("somebody with too many lines gets no more, and others do", async () => {
  const feed = process();
  const lines: Browser[] = [];
  for (let no = 1; no <= 20; no += 1) lines.push(await connect(feed, leader));
  expect(lines.map(({ response }) => response.status)).toEqual(Array(20).fill(200));
  expect((await connect(feed, leader)).response.status).toBe(429);
  expect((await connect(feed, director)).response.status).toBe(200);
  lines[0]?.abort.abort();
  expect((await connect(feed, leader)).response.headers.get("content-type")).toContain("text/event-stream");
});

test("what was not committed is told to nobody", async () => {
  const browser = await connect(process(), leader);
  await shows(browser, { todo: 0 });
  const heard = browser.said.length;
  await expect(desk.file(flow, { button: "agree" })).rejects.toThrow();
  const ticketId = await file();
  await shows(browser, { todo: 1 });
  expect(browser.said.slice(heard).flatMap(({ data }) => data?.tickets ?? [])).not.toContain(ticketId - 1);
  expect(warnings).toEqual([]);
});
