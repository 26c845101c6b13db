import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { calendars } from "@/db/schema/calendars";
import { ticketTimers } from "@/db/schema/tickets";
import { countQueries } from "@/db/testing/count-queries";
import { asUser, type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import type { BusinessCalendar } from "@/lib/calendars/business-calendar";
import { saveCalendar } from "@/lib/calendars/commands/save-calendar";
import { office } from "@/lib/calendars/testing/office";
import { Desk, HOUR, race } from "../../testing/desk";
import { flowWith, link, oneTask, task } from "../../testing/flows";
import { addComment } from "../add-comment";
import { closeTicket } from "../close-ticket";
import { deleteTicket } from "../delete-ticket";
import { fireTimer } from "./fire-timer";
import { recountCalendar } from "./recount-calendar";
import { recountTimers } from "./recount-timers";

const { admin, leader, alice } = PEOPLE;
let desk: Desk;
let calendarId: number;
let revision: number;

// Monday to Friday 9 to 12 and 13 to 18 in Berlin; the desk opens on a Monday at 10:00 there.
beforeEach(async () => {
  desk = await Desk.open();
  ({ calendarId, revision } = await saveCalendar.run(desk.as(admin), { name: "Office", calendar: office() }));
});

async function change(calendar: Partial<BusinessCalendar>) {
  const input = { calendarId, expectedRevision: revision, name: "Office", calendar: office(calendar) };
  ({ revision } = await saveCalendar.run(desk.as(admin), input));
}

const CLOSED_TUESDAY = { days: [{ date: "2026-11-24", name: "Works outing", hours: [] }] };

/** A task with a timed transition after twelve working hours and a reminder after three. */
async function counting(): Promise<InstalledFlow> {
  const reminders = [{ afterSeconds: 3 * 3600, calendarId, repeatSeconds: 5 * 3600, repeatTimes: 1 }];
  const definition = oneTask({ reminders });
  const timer = { afterSeconds: 12 * 3600, calendarId };
  return desk.publish({
    ...definition,
    transitions: [...definition.transitions, link("late", "work", "end", { timer, order: 9 })],
  });
}

const due = async (ticketId: number) =>
  (await desk.timers(ticketId)).flatMap((timer) =>
    timer.status === "pending" ? [timer.dueAt.toISOString().slice(0, 16)] : [],
  );

const recount = (ticketId: number) => recountTimers.run(desk.system(), { ticketId, calendarId });

describe("a flow that counts in the hours of a calendar", () => {
  test("arms by them: over noon, over night, over the weekend", async () => {
    const ticketId = await desk.file(await counting());
    // 10:00 to 12:00 and an hour after noon; then 5 hours today and 4 tomorrow morning and afternoon.
    expect(await due(ticketId)).toEqual(["2026-11-24T14:00", "2026-11-23T13:00"]);
    desk.now = Date.parse("2026-11-27T16:30:00Z");
    const friday = await desk.file(await counting());
    expect(await due(friday)).toEqual(["2026-12-01T12:30", "2026-11-30T10:30"]);
    expect(await desk.timers(friday)).toMatchObject([{ calendarId }, { calendarId }]);
    await desk.expectSound();
  });

  test("a wait until a moment outside the hours ends with the next opening", async () => {
    const wait = { kind: "field" as const, fieldKey: "until", calendarId };
    const pause = { key: "pause", name: "pause", type: "wait" as const, wait };
    const flow = await desk.publish(
      flowWith([pause, task("work")], [link("on", "pause", "work"), link("agree", "work", "end")]),
    );
    const ticketId = await desk.file(flow, { values: { until: "2026-11-28T10:00:00.000Z" } });
    expect(await due(ticketId)).toEqual(["2026-11-30T08:00"]);
  });

  test("notices an edit with the next ticket, in every process", async () => {
    const flow = await counting();
    await desk.file(flow);
    await change(CLOSED_TUESDAY);
    expect(await due(await desk.file(flow))).toEqual(["2026-11-25T14:00", "2026-11-23T13:00"]);
    // Another process, by another way.
    await getDb()
      .update(calendars)
      .set({ calendar: office(), revision: revision + 1 })
      .where(eq(calendars.id, calendarId));
    expect(await due(await desk.file(flow))).toEqual(["2026-11-24T14:00", "2026-11-23T13:00"]);
  });

  test("counts every hour once the calendar is gone", async () => {
    const flow = await counting();
    await getDb().delete(calendars).where(eq(calendars.id, calendarId));
    expect(await due(await desk.file(flow))).toEqual(["2026-11-23T21:00", "2026-11-23T12:00"]);
  });

  test("costs one statement more; other flows cost none more", async () => {
    const statementsOf = async (flow: InstalledFlow) => {
      const ticketId = await desk.file(flow);
      const say = (text: string) =>
        countQueries((db) => addComment.run(desk.as(alice, db), { ticketId, comment: text }));
      await say("Hello");
      return (await say("Hello again")).statements.length;
    };
    const plain = await statementsOf(await desk.publish(oneTask({ reminders: [{ afterSeconds: 60 }] })));
    expect(await statementsOf(await counting())).toBe(plain + 1);
    expect(plain).toBe(await statementsOf(await desk.publish(oneTask())));
  });
});

describe("when a calendar changes", () => {
  test("what runs is counted anew from when it was armed, told to the clock, and noted", async () => {
    const ticketId = await desk.file(await counting());
    const [late, reminder] = await desk.timers(ticketId);
    desk.now += HOUR;
    await change(CLOSED_TUESDAY);
    await recount(ticketId);
    const [, , again] = await desk.timers(ticketId);
    expect(await desk.timers(ticketId)).toMatchObject([
      { no: late?.no, status: "cancelled" },
      { no: reminder?.no, status: "pending" },
      { status: "pending", transitionId: late?.transitionId, armedAt: late?.armedAt, calendarId },
    ]);
    expect(await due(ticketId)).toEqual(["2026-11-23T13:00", "2026-11-25T14:00"]);
    expect((await desk.told(ticketId)).slice(-2)).toEqual([
      { topic: "ticket/timer.cancelled.v1", payload: { timerNo: late?.no } },
      { topic: "ticket/timer.armed.v1", payload: { timerNo: again?.no, dueAt: "2026-11-25T14:00:00.000Z" } },
    ]);
    expect(await desk.lastEntry(ticketId)).toMatchObject({ action: "recount", actorKind: "system", nodeId: null });
    await expect(recount(ticketId)).rejects.toMatchObject({ code: "conflict", reason: "timers_unchanged" });
    await desk.expectSound();
  });

  test("a round that is to come moves too, and what is due by then fires", async () => {
    const ticketId = await desk.file(await counting());
    const [, reminder] = await desk.timers(ticketId);
    desk.now = Date.parse("2026-11-23T13:00:00Z");
    await fireTimer.run(desk.system(), { ticketId, timerNo: reminder?.no });
    expect(await due(ticketId)).toEqual(["2026-11-24T14:00", "2026-11-24T09:00"]);
    const night = { days: [{ date: "2026-11-23", name: "Stocktaking", hours: [{ from: "09:00", to: "24:00" }] }] };
    await change(night);
    desk.now = Date.parse("2026-11-23T22:00:00Z");
    await recount(ticketId);
    // The reminder by 14:00 + 5 hours; the rest of the 12 hours by 22:00.
    expect(await due(ticketId)).toEqual(["2026-11-23T21:00", "2026-11-23T18:00"]);
    const [, second] = (await desk.timers(ticketId)).filter(({ status }) => status === "pending");
    await fireTimer.run(desk.system(), { ticketId, timerNo: second?.no });
    expect(await desk.lastEntry(ticketId)).toMatchObject({ action: "reminder" });
    await desk.expectSound();
  });

  test("two who count anew at once, and one beside somebody who decides, do it once", async () => {
    const flow = await counting();
    const ticketId = await desk.file(flow);
    await change(CLOSED_TUESDAY);
    const { won, lost } = await race([recount(ticketId), recount(ticketId)]);
    expect([won, lost]).toEqual([1, [expect.objectContaining({ reason: "timers_unchanged" })]]);
    for (let count = 0; count < 10; count += 1) {
      await change(count % 2 === 0 ? {} : CLOSED_TUESDAY);
      const other = await desk.file(flow);
      await change(count % 2 === 0 ? CLOSED_TUESDAY : {});
      await race([recount(other), desk.press(leader, other, "agree")]);
      expect([(await desk.ticket(other)).status, await due(other)]).toEqual(["finished", []]);
    }
    await desk.expectSound();
  });

  test("all tickets are seen to, page by page; those that are over, gone or counted elsewhere are left", async () => {
    const flow = await counting();
    const open: number[] = [];
    for (let count = 0; count < 52; count += 1) open.push(await desk.file(flow));
    const [closed, deleted] = [await desk.file(flow), await desk.file(flow)];
    await closeTicket.run(desk.as(admin), { ticketId: closed, reason: "mistake" });
    const deletedTimers = await desk.timers(deleted);
    await deleteTicket.run(desk.as(admin), { ticketId: deleted, reason: "mistake" });
    await getDb().update(ticketTimers).set({ status: "pending" }).where(eq(ticketTimers.ticketId, deleted));
    await change(CLOSED_TUESDAY);
    const page = (afterId: number) => recountCalendar.run(desk.system(), { calendarId, afterId });
    const first = await page(0);
    expect(first).toEqual({ recounted: 50, lastId: open[49] });
    expect(await page(first.lastId ?? 0)).toEqual({ recounted: 2, lastId: null });
    expect(await page(0)).toEqual({ recounted: 0, lastId: open[49] });
    for (const ticketId of open) expect(await due(ticketId)).toContain("2026-11-25T14:00");
    expect(await desk.timers(deleted)).toHaveLength(deletedTimers.length);
    expect(await recountCalendar.run(desk.system(), { calendarId: 4711, afterId: 0 })).toEqual({
      recounted: 0,
      lastId: null,
    });
  });

  test("is no business of people", async () => {
    const ticketId = await desk.file(await counting());
    const ctx = { ...desk.system(), actor: asUser(admin) };
    const forbidden = { code: "forbidden", reason: "system_only" };
    await expect(recountTimers.run(ctx, { ticketId, calendarId })).rejects.toMatchObject(forbidden);
    await expect(recountCalendar.run(ctx, { calendarId, afterId: 0 })).rejects.toMatchObject(forbidden);
  });
});
