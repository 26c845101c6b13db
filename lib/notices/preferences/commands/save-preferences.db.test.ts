import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { noticeDigests, noticePreferences, noticeSettings } from "@/db/schema/notice-preferences";
import { noticeDeliveries, notices, outbox } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { PEOPLE } from "@/db/testing/installation";
import { Desk, race } from "@/lib/tickets/testing/desk";
import { recordNotices } from "../../record-notices";
import { readPreferences } from "../read-preferences";
import { requestTestMail } from "./request-test-mail";
import { savePreferences } from "./save-preferences";

const { alice, leader } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});

type Chosen = Record<string, unknown>;
const DAILY = { digest: "daily", digestAt: "18:30", weekdaysOnly: false, timeZone: "UTC", preferences: [] };
const save = (chosen: Chosen, by = alice as number) =>
  savePreferences.run(desk.as(by), { ...DAILY, revision: null, ...chosen });
const read = (userId = alice as number) => readPreferences(getDb(), userId, { canMail: true });

/** Tells Alice and the leader of something; answers what became of each mail. */
async function tell(kind: "task_opened" | "copied" | "webhook_failing", key: string): Promise<string[]> {
  const people = [alice, leader].map((userId) => ({ userId, email: `${userId}@example.com` }));
  const fact = { ticketId: null, kind, naturalKey: key, params: {} };
  await getDb().transaction((tx) => recordNotices(tx, fact, people, { byMail: true }));
  const rows = await getDb()
    .select({
      userId: notices.userId,
      inApp: notices.inApp,
      status: noticeDeliveries.status,
      why: noticeDeliveries.lastError,
    })
    .from(notices)
    .leftJoin(noticeDeliveries, eq(noticeDeliveries.noticeId, notices.id))
    .where(eq(notices.naturalKey, key))
    .orderBy(asc(notices.userId));
  return rows.map(({ inApp, status, why }) => `${inApp ? "inbox" : "-"} ${status ?? "at once"}${why ? ` ${why}` : ""}`);
}

test("who has chosen nothing is told in the inbox and by mail at once", async () => {
  expect(await tell("copied", "a")).toEqual(["inbox at once", "inbox at once"]);
  expect(await read()).toMatchObject({
    digest: "off",
    revision: null,
    nextDigestAt: null,
    address: "alice@example.com",
  });
  expect((await read()).choices.every(({ inApp, mail }) => inApp && mail === "usual")).toBe(true);
});

test("a choice holds for its kind of notices and its person; a digest takes what is not said otherwise", async () => {
  await save({
    preferences: [
      { concern: "copies", inApp: false, mail: "off" },
      { concern: "operation", inApp: true, mail: "at_once" },
    ],
  });
  expect(await tell("copied", "a")).toEqual(["- skipped switched_off", "inbox at once"]);
  expect(await tell("webhook_failing", "b")).toEqual(["inbox at once", "inbox at once"]);
  expect(await tell("task_opened", "c")).toEqual(["inbox digest", "inbox at once"]);
});

test("what waits for somebody stays in the inbox whatever they say", async () => {
  await save({ preferences: [{ concern: "todo", inApp: false, mail: "off" }] });
  expect(await tell("task_opened", "a")).toEqual(["inbox skipped switched_off", "inbox at once"]);
  expect((await read()).choices[0]).toEqual({ concern: "todo", inApp: true, mail: "off", staysInApp: true });
});

test("nothing waits for a digest that never comes", async () => {
  await save({ digest: "off", preferences: [{ concern: "copies", inApp: true, mail: "digest" }] });
  expect(await tell("copied", "a")).toEqual(["inbox at once", "inbox at once"]);
});

test("the next digest is due by the clock that was chosen", async () => {
  expect(await save({ timeZone: "Asia/Shanghai" })).toEqual({ revision: 1, nextDigestAt: "2026-11-23T10:30:00.000Z" });
  await save({ digest: "hourly", revision: 1 });
  expect(await read()).toMatchObject({ revision: 2, digest: "hourly", nextDigestAt: "2026-11-23T10:00:00.000Z" });
  await save({ revision: 2, preferences: [{ concern: "copies", inApp: true, mail: "off" }] });
  await save({ revision: 3 });
  expect(await getDb().select().from(noticePreferences)).toEqual([]);
});

test("what waits for a digest that is switched off comes in a last one, and nothing else makes one", async () => {
  await save({});
  await tell("copied", "a");
  await save({ digest: "off", revision: 1 });
  await save({ digest: "off", revision: 2 }, alice);
  const digests = await getDb().select().from(noticeDigests);
  expect(digests.map(({ userId, period }) => `${userId} ${period}`)).toEqual([`${alice} last 2`, `${alice} last 3`]);
  await save({ digest: "off" }, leader);
  expect(await getDb().select().from(noticeDigests)).toHaveLength(2);
});

test("of two windows that save at once one wins, for who has chosen nothing yet and for who has", async () => {
  for (const revision of [null, 1]) {
    const { won, lost } = await race([save({ revision }), save({ revision, digest: "hourly" })]);
    expect([won, lost[0]?.reason]).toEqual([1, "preferences_changed"]);
  }
  expect((await read()).revision).toBe(2);
});

test("what makes no sense is refused, and a program chooses for nobody", async () => {
  for (const wrong of [
    { digestAt: "24:00" },
    { timeZone: "Mars/Olympus" },
    { preferences: [1, 2].map(() => ({ concern: "todo", inApp: true, mail: "off" })) },
  ]) {
    await expect(save(wrong)).rejects.toMatchObject({ code: "invalid" });
  }
  const client = { ...desk.as(alice), actor: { kind: "user", userId: alice, clientId: 1, flowIds: [] } } as const;
  await expect(savePreferences.run(client, { ...DAILY, revision: null })).rejects.toMatchObject({ code: "forbidden" });
  await expect(requestTestMail.run(client, { timeZone: "UTC" })).rejects.toMatchObject({ code: "forbidden" });
});

test("a test mail is asked for once in half a minute, and is no choice", async () => {
  const ask = () => requestTestMail.run(desk.as(alice), { timeZone: "UTC" });
  const { won, lost } = await race([ask(), ask()]);
  expect([won, lost[0]?.reason]).toEqual([1, "test_mail_recently"]);
  expect(await read()).toMatchObject({ revision: null, digest: "off", test: { result: "sending" } });
  desk.now += 30_000;
  await ask();
  expect(await getDb().select().from(outbox)).toHaveLength(2);
  expect(await save({})).toMatchObject({ revision: 1 });
  expect(await getDb().select().from(noticeSettings)).toHaveLength(1);
  await getDb().update(users).set({ email: " " }).where(eq(users.id, alice));
  await expect(ask()).rejects.toMatchObject({ reason: "no_mail_address" });
});
