import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { listTodo } from "@/db/queries/tickets/inbox";
import { flowGrants } from "@/db/schema/flows";
import { users } from "@/db/schema/people";
import { ticketTimers } from "@/db/schema/tickets";
import { ENGINEERING, HR_ROLE, type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { transferTask } from "@/lib/tasks/commands/transfer-task";
import { DAY, Desk, HOUR, race } from "../testing/desk";
import { by, flowWith, link, oneTask, signed, task } from "../testing/flows";
import { readTicketPage } from "../views/ticket-page";
import { fireTimer } from "./timers/fire-timer";
import { withdrawTicket } from "./withdraw-ticket";

const { alice, leader, director, ceo, hr1, hr2, stranger, admin } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});

type Work = Extract<FlowDefinitionInput["nodes"][number], { type: "task" }>;
type Rung = NonNullable<Work["reminders"]>[number];
type Who = NonNullable<Rung["escalate"]>["who"];

const remind: Rung = { afterSeconds: 3600, repeatSeconds: 3600, repeatTimes: 1 };
const tell = (how: "inform" | "add", who: Who): Rung => ({ afterSeconds: 7200, escalate: { how, who } });

const pending = async (ticketId: number) => (await desk.timers(ticketId)).filter(({ status }) => status === "pending");

/** Fires what is due first, when it is due. */
async function ring(ticketId: number) {
  const [next] = (await pending(ticketId)).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  desk.now = Math.max(desk.now, next?.dueAt.getTime() ?? 0);
  return fireTimer.run(desk.system(), { ticketId, timerNo: next?.no });
}

async function ringing(reminders: Rung[], more: Partial<Work> = {}) {
  const flow = await desk.publish(oneTask({ reminders, ...more }));
  const ticketId = await desk.file(flow);
  return { flow, ticketId };
}

const todo = async (userId: number) => {
  const everything = {
    ...{ flowId: null, nodeId: null, statuses: [], requesterId: null, from: null, until: null },
    ...{ serialPrefix: "", text: "" },
  };
  const page = { order: "newest", cursor: null, limit: 10 } as const;
  return (await listTodo(getDb(), userId, everything, page)).rows.length;
};

describe("a reminder", () => {
  test("is a timer with rung and round; it is told by the outbox, noted in the log, and its next round is armed", async () => {
    const { ticketId } = await ringing([remind]);
    expect(await pending(ticketId)).toMatchObject([
      { transitionId: null, reminderRung: 0, reminderRound: 0, calendarId: null, armedAt: new Date(desk.now) },
    ]);
    await ring(ticketId);
    const { no: taskNo } = await desk.task(ticketId);
    const entry = await desk.lastEntry(ticketId);
    expect(entry).toMatchObject({ action: "reminder", actorKind: "system", nodeName: "work", transitionId: null });
    expect((await desk.told(ticketId)).slice(-2)).toMatchObject([
      { topic: "ticket/reminder.due.v1", payload: { taskNos: [taskNo], logSeq: entry.seq } },
      { topic: "ticket/timer.armed.v1", payload: { dueAt: new Date(desk.now + HOUR).toISOString() } },
    ]);
    await ring(ticketId);
    expect((await desk.timers(ticketId)).map(({ reminderRound, status }) => [reminderRound, status])).toEqual([
      [0, "fired"],
      [1, "fired"],
    ]);
    expect(await desk.assignees(ticketId)).toEqual([leader]);
    await desk.expectSound();
  });

  test("fired twice at once reminds once", async () => {
    const { ticketId } = await ringing([remind]);
    const [timer] = await pending(ticketId);
    desk.now += HOUR;
    const fire = () => fireTimer.run(desk.system(), { ticketId, timerNo: timer?.no });
    const { won, lost } = await race([fire(), fire(), fire()]);
    expect([won, lost]).toEqual([1, Array(2).fill(expect.objectContaining({ reason: "timer_gone" }))]);
    const told = (await desk.told(ticketId)).filter(({ topic }) => topic === "ticket/reminder.due.v1");
    expect(told).toHaveLength(1);
    await desk.expectSound();
  });

  test("fired while somebody decides: one after the other, and nothing rings afterwards", async () => {
    for (let count = 0; count < 10; count += 1) {
      const { ticketId, flow } = await ringing([remind, tell("add", by(ceo))]);
      const [timer] = await pending(ticketId);
      const taskId = await desk.taskId(ticketId);
      desk.now += HOUR;
      const { lost } = await race([
        fireTimer.run(desk.system(), { ticketId, timerNo: timer?.no }),
        completeTask.run(desk.as(leader), { taskId, transitionId: flow.transition.agree }),
      ]);
      expect(lost.map(({ reason }) => reason).filter((reason) => reason !== "timer_gone")).toEqual([]);
      expect([(await desk.ticket(ticketId)).status, await pending(ticketId)]).toEqual(["finished", []]);
    }
    await desk.expectSound();
  });

  test("is not due before its time, and is cancelled with the node", async () => {
    const { ticketId } = await ringing([remind, { afterSeconds: 86_400 }], { mayWithdraw: true });
    const [timer] = await pending(ticketId);
    const early = fireTimer.run(desk.system(), { ticketId, timerNo: timer?.no });
    await expect(early).rejects.toMatchObject({ reason: "timer_not_due" });
    await withdrawTicket.run(desk.as(alice), { ticketId });
    expect((await desk.timers(ticketId)).map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
    const topics = (await desk.told(ticketId)).map(({ topic }) => topic);
    expect(topics.filter((topic) => topic === "ticket/timer.cancelled.v1")).toHaveLength(2);
  });
});

describe("an escalation", () => {
  test("lets people know, who may view it from then on", async () => {
    const { ticketId } = await ringing([tell("inform", [{ kind: "roles", roleIds: [HR_ROLE] }, ...by(stranger)])]);
    expect(await readTicketPage(getDb(), hr1, ticketId)).toBeNull();
    await ring(ticketId);
    const { seq } = await desk.lastEntry(ticketId);
    const people = [
      { type: "user", id: stranger },
      { type: "role", id: HR_ROLE },
    ];
    expect((await desk.told(ticketId)).at(-1)).toEqual({
      topic: "ticket/escalated.v1",
      payload: { how: "inform", people, exceptIds: [], logSeq: seq },
    });
    const page = await readTicketPage(getDb(), hr1, ticketId);
    expect(page).toMatchObject({ own: null, waiting: [{ assignee: { id: leader } }] });
    expect(page?.timeline.at(-1)).toMatchObject({
      action: "escalate",
      nodeName: "work",
      targets: [{ name: "stranger" }, { name: "HR", username: "" }],
      reminder: { round: 1, how: "inform" },
    });
    await desk.expectSound();
  });

  test("has others decide beside the one who has not; both have it to do, and the seat stays", async () => {
    const { ticketId } = await ringing([tell("add", by(ceo))]);
    await ring(ticketId);
    expect([await todo(leader), await todo(ceo), await todo(director)]).toEqual([1, 1, 0]);
    const page = await readTicketPage(getDb(), ceo, ticketId);
    expect(page).toMatchObject({ own: { standing: "act" }, waiting: [{ assignee: null, mustClaim: false }] });
    expect(await desk.candidates(await desk.taskId(ticketId))).toEqual([`user ${leader}`, `user ${ceo}`]);
    await desk.expectSound();
    await desk.press(ceo, ticketId, "agree");
    expect((await desk.ticket(ticketId)).status).toBe("finished");
    expect((await desk.lastEntry(ticketId)).actorId).toBe(ceo);
  });

  test("of two who press at once one decides", async () => {
    const { ticketId, flow } = await ringing([tell("add", by(ceo))]);
    await ring(ticketId);
    const taskId = await desk.taskId(ticketId);
    const press = (who: number) => completeTask.run(desk.as(who), { taskId, transitionId: flow.transition.agree });
    const { won, lost } = await race([press(leader), press(ceo)]);
    expect([won, lost.length]).toEqual([1, 1]);
    expect(["task_gone", "ticket_ended"]).toContain(lost[0]?.reason);
  });

  test("lets one of those cast the vote of a seat, who is then offered no other; what is transferred is one person's", async () => {
    const flow = await desk.publish(signed("all", { who: by(leader, director), reminders: [tell("add", by(ceo))] }));
    const ticketId = await desk.file(flow);
    await ring(ticketId);
    expect(await desk.assignees(ticketId)).toEqual([null, null]);
    const [first] = await desk.live(ticketId);
    await completeTask.run(desk.as(ceo), { taskId: first?.id ?? 0, transitionId: flow.transition.agree });
    expect([await todo(ceo), await todo(leader), await todo(director)]).toEqual([0, 0, 1]);
    const rest = await desk.taskId(ticketId);
    await transferTask.run(desk.as(director), { taskId: rest, userId: hr1, comment: "" });
    expect([await desk.assignees(ticketId), await desk.candidates(rest)]).toEqual([[hr1], [`user ${hr1}`]]);
    await desk.expectSound();
  });

  test("finds its people as nodes do: leader, field, who handled before, departments", async () => {
    const who: Who = [
      { kind: "field", fieldKey: "who" },
      { kind: "handler", nodeKey: "first" },
      { kind: "departments", departmentIds: [ENGINEERING] },
      { kind: "leader", levels: 2 },
    ];
    const flow = await desk.publish(
      flowWith(
        [task("first", { who: by(director) }), task("work", { who: by(hr1), reminders: [tell("inform", who)] })],
        [link("on", "first", "work"), link("agree", "work", "end")],
      ),
    );
    const ticketId = await desk.file(flow, { values: { who: stranger } });
    await desk.press(director, ticketId, "on");
    await ring(ticketId);
    const [told] = (await desk.told(ticketId)).filter(({ topic }) => topic === "ticket/escalated.v1");
    const people = [
      { type: "user", id: stranger },
      { type: "user", id: director },
      { type: "user", id: ceo },
      { type: "department", id: ENGINEERING },
    ];
    expect(told?.payload.people).toHaveLength(people.length);
    expect(told?.payload.people).toEqual(expect.arrayContaining(people));
  });

  describe("where nobody is there", () => {
    const nobody = tell("add", by(PEOPLE.gone));
    const told = async (ticketId: number) => (await desk.told(ticketId)).at(-1)?.payload;

    test("who manages the flow is told, or else the administrators", async () => {
      const first = await ringing([nobody]);
      await ring(first.ticketId);
      expect(await told(first.ticketId)).toMatchObject({ how: "managers", people: [{ type: "user", id: admin }] });
      const second = await ringing([nobody]);
      const grant = { flowId: second.flow.flowId, permission: "manage" as const };
      await getDb()
        .insert(flowGrants)
        .values({ ...grant, principalType: "user", principalId: hr2 });
      await ring(second.ticketId);
      expect(await told(second.ticketId)).toMatchObject({ how: "managers", people: [{ type: "user", id: hr2 }] });
      expect(await desk.assignees(second.ticketId)).toEqual([leader]);
      const page = await readTicketPage(getDb(), alice, second.ticketId);
      expect(page?.timeline.at(-1)).toMatchObject({ targets: [{ name: "hr2" }], reminder: { how: "managers" } });
    });

    test("and nobody runs anything, it waits and is tried again", async () => {
      const { ticketId } = await ringing([nobody]);
      await getDb().update(users).set({ isActive: false }).where(eq(users.id, admin));
      await expect(ring(ticketId)).rejects.toMatchObject({ code: "unavailable", params: { node: "work" } });
      expect(await pending(ticketId)).toHaveLength(1);
      await getDb().update(users).set({ isActive: true }).where(eq(users.id, admin));
      await ring(ticketId);
      expect(await pending(ticketId)).toEqual([]);
    });
  });
});

test("a timer of an earlier release, of which nobody noted when it was armed, fires as before", async () => {
  const definition = oneTask();
  const late = link("late", "work", "end", { timer: { afterSeconds: 3600, resetOn: "activity" }, order: 9 });
  const flow: InstalledFlow = await desk.publish({ ...definition, transitions: [...definition.transitions, late] });
  const ticketId = await desk.file(flow);
  const ofTicket = and(eq(ticketTimers.ticketId, ticketId), eq(ticketTimers.status, "pending"));
  await getDb().update(ticketTimers).set({ armedAt: null }).where(ofTicket);
  desk.now += DAY;
  await fireTimer.run(desk.system(), { ticketId, timerNo: (await pending(ticketId))[0]?.no });
  expect((await desk.ticket(ticketId)).status).toBe("finished");
});
