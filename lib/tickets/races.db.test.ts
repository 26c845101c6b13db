import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { tasks, ticketLog, tickets } from "@/db/schema/tickets";
import { HR_ROLE, type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { AppError } from "@/lib/platform/errors";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "./commands/create-ticket";
import { noteChildEnded } from "./commands/note-child-ended";
import { fireTimer } from "./commands/timers/fire-timer";
import { withdrawTicket } from "./commands/withdraw-ticket";
import { DAY, Desk } from "./testing/desk";
import { branched, by, flowWith, link, oneTask, signed, task } from "./testing/flows";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const ROUNDS = 1000;
const FEWER = 100;
const AT_ONCE = 10;
const { alice, leader, director, ceo, hr1, hr2 } = PEOPLE;

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
beforeEach(() => {
  desk.now += 1000;
});

type Outcome = { won: number; reasons: string[] };

/** Two at the same instant, many pairs side by side. What is no refusal is a fault, such as a deadlock. */
async function inRounds<T>(
  rounds: readonly T[],
  attempts: (round: T) => (() => Promise<unknown>)[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < rounds.length; start += AT_ONCE) {
    const batch = rounds.slice(start, start + AT_ONCE).map(async (round) => {
      const settled = await Promise.allSettled(attempts(round).map((attempt) => attempt()));
      const lost = settled.flatMap((entry) => (entry.status === "rejected" ? [entry.reason] : []));
      for (const error of lost) if (!(error instanceof AppError)) throw error;
      return { won: settled.length - lost.length, reasons: lost.map(({ reason }: AppError) => reason) };
    });
    outcomes.push(...(await Promise.all(batch)));
  }
  return outcomes;
}

/** Files so many tickets, and the live task of each person in each. */
async function many(flow: InstalledFlow, count: number) {
  const ids: number[] = [];
  for (let start = 0; start < count; start += AT_ONCE) {
    ids.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - start) }, () => desk.file(flow)))));
  }
  const live = await liveTasks(flow);
  return ids.map((ticketId) => ({
    ticketId,
    taskOf: (who: number | null) =>
      live.find((entry) => entry.ticketId === ticketId && entry.assigneeId === who)?.id ?? 0,
  }));
}

const liveTasks = (flow: InstalledFlow) =>
  getDb()
    .select({ id: tasks.id, ticketId: tasks.ticketId, assigneeId: tasks.assigneeId, nodeId: tasks.nodeId })
    .from(tasks)
    .innerJoin(tickets, eq(tickets.id, tasks.ticketId))
    .where(and(eq(tickets.flowId, flow.flowId), inArray(tasks.status, ["open", "claimed"])));

const ticketsOf = (flow: InstalledFlow) => getDb().select().from(tickets).where(eq(tickets.flowId, flow.flowId));

const press = (who: number, taskId: number, transitionId: number | undefined) => () =>
  completeTask.run(desk.as(who), { taskId, transitionId });

/** How often a transition was taken in each ticket of a flow. */
async function taken(flow: InstalledFlow, key: string): Promise<number[]> {
  const rows = await getDb()
    .select({ ticketId: ticketLog.ticketId, events: ticketLog.events })
    .from(ticketLog)
    .innerJoin(tickets, eq(tickets.id, ticketLog.ticketId))
    .where(eq(tickets.flowId, flow.flowId));
  const counts = new Map<number, number>();
  for (const { ticketId, events } of rows) {
    const moves = events.filter((event) => {
      const { type, via } = event as { type: string; via?: string };
      return type === "TokenMoved" && via === key;
    });
    counts.set(ticketId, (counts.get(ticketId) ?? 0) + moves.length);
  }
  return [...counts.values()];
}

describe(`${ROUNDS} times at the same instant`, () => {
  test("the two last branches of a gateway join exactly once", async () => {
    const flow = await desk.publish(branched("parallel"));
    const rounds = await many(flow, ROUNDS);
    const outcomes = await inRounds(rounds, ({ taskOf }) => [
      press(director, taskOf(director), flow.transition["left-done"]),
      press(ceo, taskOf(ceo), flow.transition["right-done"]),
    ]);
    expect(outcomes.filter(({ won }) => won !== 2)).toEqual([]);
    expect((await taken(flow, "joined")).filter((count) => count !== 1)).toEqual([]);
    const live = await liveTasks(flow);
    expect(live).toHaveLength(ROUNDS);
    expect(new Set(live.map(({ nodeId }) => nodeId))).toEqual(new Set([flow.node.last]));
  });

  test("the two last voters of a countersign are both counted, and the ticket moves once", async () => {
    const flow = await desk.publish(signed("all", { who: by(director, ceo) }));
    const rounds = await many(flow, ROUNDS);
    const outcomes = await inRounds(rounds, ({ taskOf }) =>
      [director, ceo].map((who) => press(who, taskOf(who), flow.transition.agree)),
    );
    expect(outcomes.filter(({ won }) => won !== 2)).toEqual([]);
    expect((await taken(flow, "agree")).filter((count) => count !== 1)).toEqual([]);
    const rows = await ticketsOf(flow);
    expect(rows.filter(({ status, revision }) => status !== "finished" || revision !== 3)).toEqual([]);
  });

  test("the two last children let their parent go on once", async () => {
    const child = await desk.publish(oneTask());
    const parent = await desk.publish(
      flowWith(
        [
          { key: "children", name: "children", type: "child", children: { kind: "attached" } },
          task("work", { who: by(leader) }),
        ],
        [link("onward", "children", "work"), link("agree", "work", "end")],
      ),
    );
    const parents = await many(parent, ROUNDS);
    const hung = { flowId: child.flowId, transitionId: child.transition.submit, title: "child", values: {} };
    const attach = (ticketId: number) => () =>
      createTicket.run(desk.as(alice), { ...hung, parentTicketId: ticketId, parentNodeId: parent.node.children });
    await inRounds(parents, ({ ticketId }) => [attach(ticketId), attach(ticketId)]);
    const children = await ticketsOf(child);
    const live = await liveTasks(child);
    const finish = (ticketId: number, parentId: number) => async () => {
      const taskId = live.find((entry) => entry.ticketId === ticketId)?.id ?? 0;
      await press(leader, taskId, child.transition.agree)();
      await noteChildEnded.run(desk.system("children"), { ticketId, parentId });
    };
    const outcomes = await inRounds(parents, ({ ticketId }) =>
      children.filter(({ parentId }) => parentId === ticketId).map(({ id }) => finish(id, ticketId)),
    );
    expect(outcomes.filter(({ won }) => won < 1)).toEqual([]);
    for (const { reasons } of outcomes) expect(["children_open", "job_gone"]).toEqual(expect.arrayContaining(reasons));
    expect((await taken(parent, "onward")).filter((count) => count !== 1)).toEqual([]);
    expect((await liveTasks(parent)).map(({ nodeId }) => nodeId)).toEqual(Array(ROUNDS).fill(parent.node.work));
  });
});

describe(`${FEWER} times at the same instant, exactly one of two happens`, () => {
  const exactlyOne = (outcomes: Outcome[], ...reasons: string[]) => {
    expect(outcomes.filter(({ won }) => won !== 1)).toEqual([]);
    const told = new Set(outcomes.flatMap((outcome) => outcome.reasons));
    expect([...told].filter((reason) => !reasons.includes(reason))).toEqual([]);
  };

  test("an approval and a withdrawal", async () => {
    const flow = await desk.publish(oneTask({ mayWithdraw: true }));
    const outcomes = await inRounds(await many(flow, FEWER), ({ ticketId, taskOf }) => [
      press(leader, taskOf(leader), flow.transition.agree),
      () => withdrawTicket.run(desk.as(alice), { ticketId }),
    ]);
    exactlyOne(outcomes, "ticket_ended", "task_gone", "task_gone_unnamed");
  });

  test("an approval and the end of its time", async () => {
    const definition = oneTask();
    const late = link("late", "work", "end", { timer: { afterSeconds: 3600 }, order: 9 });
    const flow = await desk.publish({ ...definition, transitions: [...definition.transitions, late] });
    const rounds = await many(flow, FEWER);
    const timers = new Map<number, number>();
    for (const { ticketId } of rounds) timers.set(ticketId, (await desk.timers(ticketId))[0]?.no ?? 0);
    desk.now += DAY;
    const outcomes = await inRounds(rounds, ({ ticketId, taskOf }) => [
      press(leader, taskOf(leader), flow.transition.agree),
      () => fireTimer.run(desk.system(), { ticketId, timerNo: timers.get(ticketId) }),
    ]);
    exactlyOne(outcomes, "ticket_ended", "timer_gone", "task_gone", "task_gone_unnamed");
  });

  test("two claims", async () => {
    const flow = await desk.publish(oneTask({ who: [{ kind: "roles", roleIds: [HR_ROLE] }], sharing: "claim" }));
    const outcomes = await inRounds(await many(flow, FEWER), ({ taskOf }) =>
      [hr1, hr2].map((who) => () => claimTask.run(desk.as(who), { taskId: taskOf(null) })),
    );
    exactlyOne(outcomes, "task_taken");
  });

  test("an approval in two tabs", async () => {
    const flow = await desk.publish(oneTask());
    const outcomes = await inRounds(await many(flow, FEWER), ({ taskOf }) =>
      ["agree", "refuse"].map((key) => press(leader, taskOf(leader), flow.transition[key])),
    );
    exactlyOne(outcomes, "ticket_ended", "task_gone");
    expect((await ticketsOf(flow)).filter(({ revision }) => revision !== 2)).toEqual([]);
  });
});
