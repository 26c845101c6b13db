import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { findCalendar, listAllCalendars, listCalendarNames, listCalendars } from "@/db/queries/calendars";
import { calendars } from "@/db/schema/calendars";
import { flowVersions } from "@/db/schema/flows";
import { outbox } from "@/db/schema/outgoing/outbox";
import { tickets } from "@/db/schema/tickets";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { createFlow } from "@/lib/flows/commands/create-flow";
import { discardDraft } from "@/lib/flows/commands/drafts/discard-draft";
import { publishVersion } from "@/lib/flows/commands/publish-version";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { context, draftOf, installManagedFlow, OUTSIDERS } from "@/lib/flows/testing/flow-scene";
import { office } from "../testing/office";
import { deleteCalendar } from "./delete-calendar";
import { saveCalendar } from "./save-calendar";

const admin = context(asUser(PEOPLE.admin));
let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const save = (more: object = {}, ctx = admin) => saveCalendar.run(ctx, { name: "Office", calendar: office(), ...more });
const remove = (calendarId: number, ctx = admin) => deleteCalendar.run(ctx, { calendarId });
const publish = (expectedRevision: number) =>
  publishVersion.run(context(asUser(PEOPLE.hr1)), { flowId, expectedRevision, notes: "" });
const told = async () => (await getDb().select().from(outbox)).filter(({ topic }) => topic === "calendar/changed.v1");

/** The leave flow with time that is counted by a calendar. */
const counting = (calendarId: number): FlowDefinitionInput => ({
  ...LEAVE,
  transitions: LEAVE.transitions.map((each) =>
    each.key === "late" ? { ...each, timer: { afterSeconds: 3600, calendarId } } : each,
  ),
});

describe("saving", () => {
  test("makes a calendar, and changes it, which is told", async () => {
    const { calendarId, revision } = await save();
    expect(revision).toBe(1);
    expect(await told()).toEqual([]);
    const calendar = office({ timeZone: "Asia/Shanghai", days: [] });
    expect(await save({ calendarId, expectedRevision: 1, name: "Works", calendar })).toEqual({
      calendarId,
      revision: 2,
    });
    expect(await told()).toMatchObject([{ ticketId: null, payload: { calendarId, revision: 2 } }]);
    expect(await listCalendars(getDb(), [calendarId, 4711])).toEqual([
      { id: calendarId, name: "Works", revision: 2, calendar },
    ]);
    expect(await listAllCalendars(getDb())).toMatchObject([{ id: calendarId, updatedBy: "admin" }]);
    expect(await listCalendarNames(getDb())).toEqual([{ id: calendarId, name: "Works" }]);
  });

  test("is for administrators in their own name", async () => {
    const { calendarId } = await save();
    for (const actor of [...OUTSIDERS, asUser(PEOPLE.director), { kind: "system", name: "timer" } as const]) {
      await expect(save({ name: "Mine" }, context(actor))).rejects.toMatchObject({ code: "forbidden" });
      await expect(remove(calendarId, context(actor))).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await listCalendarNames(getDb())).toHaveLength(1);
  });

  test("refuses hours that make no sense, each where it is", async () => {
    const calendar = office({ week: [{ day: 1, hours: [{ from: "09:00", to: "09:00" }] }], timeZone: "Mars/Base" });
    await expect(save({ calendar })).rejects.toMatchObject({
      code: "invalid",
      reason: "calendar_has_problems",
      problems: [
        { path: "calendar.timeZone", code: "not_a_time_zone" },
        { path: "calendar.week.0.hours.0", code: "hours_empty" },
      ],
    });
    await expect(save({ calendar: { ...office(), week: "always" } })).rejects.toMatchObject({ code: "invalid" });
  });

  test("gives a name once, whatever its letters", async () => {
    await save();
    const { calendarId } = await save({ name: "Shop" });
    const taken = { code: "invalid", problems: [{ path: "name", code: "name_taken" }] };
    await expect(save({ name: " OFFICE " })).rejects.toMatchObject(taken);
    await expect(save({ calendarId, expectedRevision: 1, name: "office" })).rejects.toMatchObject(taken);
    expect(await save({ calendarId, expectedRevision: 1, name: "SHOP" })).toMatchObject({ revision: 2 });
  });

  test("two who make the same one at once: one does, one is told", async () => {
    const both = await Promise.allSettled([save(), save()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await getDb().select().from(calendars)).toHaveLength(1);
  });

  test("two who change it at once: one does, one is told", async () => {
    const { calendarId } = await save();
    const change = (name: string) => save({ calendarId, expectedRevision: 1, name });
    const both = await Promise.allSettled([change("One"), change("Two")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", reason: "calendar_changed" },
    });
    expect(await findCalendar(getDb(), calendarId)).toMatchObject({ revision: 2 });
    expect(await told()).toHaveLength(1);
  });

  test("does not bring back what is gone", async () => {
    const { calendarId } = await save();
    await remove(calendarId);
    await expect(save({ calendarId, expectedRevision: 1 })).rejects.toMatchObject({ code: "not_found" });
    await expect(remove(calendarId)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("removing", () => {
  const inUse = { code: "refused", reason: "calendar_in_use", params: { flows: "Leave", more: 0 } };

  test("is refused while a draft or the published version counts by it", async () => {
    const { calendarId } = await save();
    await draftOf(flowId, counting(calendarId));
    await expect(remove(calendarId)).rejects.toMatchObject(inUse);
    await publish(1);
    await expect(remove(calendarId)).rejects.toMatchObject(inUse);
    await draftOf(flowId, LEAVE);
    await publish(1);
    expect(await remove(calendarId)).toEqual({ calendarId });
  });

  test("is refused while tickets run on an older version that counts by it", async () => {
    const { calendarId } = await save();
    await draftOf(flowId, counting(calendarId));
    const { versionId } = await publish(1);
    const scene = await TicketScene.create(getDb());
    const ticketId = await scene.ticket(PEOPLE.alice, { flowId, versionId });
    await draftOf(flowId, LEAVE);
    await publish(1);
    await expect(remove(calendarId)).rejects.toMatchObject(inUse);
    await getDb().update(tickets).set({ endedAt: new Date(), status: "finished" }).where(eq(tickets.id, ticketId));
    expect(await remove(calendarId)).toEqual({ calendarId });
  });

  test("looks at reminders and waits, and at nothing that only looks like it", async () => {
    const { calendarId } = await save();
    const [first, ...rest] = LEAVE.nodes;
    const tagged = { ...LEAVE, nodes: [{ ...first, tag: { calendarId, wait: { calendarId } } }, ...rest] };
    await draftOf(flowId, tagged as FlowDefinitionInput);
    const reminding = LEAVE.nodes.map((node) =>
      node.type === "task" ? { ...node, reminders: [{ afterSeconds: 60, calendarId: calendarId + 1 }] } : node,
    );
    expect(await remove(calendarId)).toEqual({ calendarId });
    const next = await save();
    await draftOf(flowId, { ...LEAVE, nodes: reminding }, 1);
    await expect(remove(next.calendarId)).rejects.toMatchObject(inUse);
    await discardDraft.run(context(asUser(PEOPLE.hr1)), { flowId, expectedRevision: 2 });
    expect(await remove(next.calendarId)).toEqual({ calendarId: calendarId + 1 });
  });

  test("and publishing at once: the calendar goes or stays, never from under a published flow", async () => {
    for (let round = 0; round < 5; round++) {
      const { calendarId } = await save({ name: `Round ${round}` });
      const make = { name: `Flow ${round}`, definition: counting(calendarId) };
      const [removed, made] = await Promise.allSettled([
        remove(calendarId),
        createFlow.run(context(asUser(PEOPLE.director)), make),
      ]);
      expect([removed.status, made.status].sort()).toEqual(["fulfilled", "rejected"]);
      const published = await getDb().select().from(flowVersions).where(eq(flowVersions.status, "published"));
      const counted = published.filter(({ definition }) =>
        JSON.stringify(definition).includes(`"calendarId":${calendarId}`),
      );
      expect(counted.length).toBe((await findCalendar(getDb(), calendarId)) === null ? 0 : 1);
    }
  });

  test("twice at once removes it once", async () => {
    const { calendarId } = await save();
    const both = await Promise.allSettled([remove(calendarId), remove(calendarId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
