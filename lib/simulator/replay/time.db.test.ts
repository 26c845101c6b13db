import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { absences } from "@/db/schema/people";
import { PEOPLE } from "@/db/testing/installation";
import type { TicketEvent } from "@/lib/engine/events";
import { FlowDefinition, type FlowDefinitionInput } from "@/lib/flows/definition";
import { fireTimer } from "@/lib/tickets/commands/timers/fire-timer";
import { DAY, Desk, HOUR } from "@/lib/tickets/testing/desk";
import { by, link, oneTask } from "@/lib/tickets/testing/flows";
import { prepareDraft } from "../draft-version";
import { SimulationRun, type SimulationStep } from "../run";
import { replay } from "./replay";

const { alice, leader, director, ceo } = PEOPLE;

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});

const instant = (at: number) => new Date(at).toISOString();

async function simulate(flowId: number, definition: FlowDefinitionInput, steps: SimulationStep[]) {
  const filed = {
    requesterId: alice,
    at: instant(desk.now),
    transition: "submit",
    title: "A ticket",
    values: { days: 3 },
  };
  const run = SimulationRun.parse({ ...filed, steps });
  return getDb().transaction(
    async (tx) => replay(tx, await prepareDraft(tx, flowId, FlowDefinition.parse(definition)), run),
    { accessMode: "read only", isolationLevel: "repeatable read" },
  );
}

const factsOf = ({ entries }: Awaited<ReturnType<typeof simulate>>) =>
  JSON.parse(JSON.stringify(entries.flatMap(({ change }) => change.events)));

const LATE: FlowDefinitionInput = (() => {
  const flow = oneTask({
    reminders: [
      { afterSeconds: 3600, repeatSeconds: 1800, repeatTimes: 1 },
      { afterSeconds: 7200, escalate: { who: by(director), how: "add" } },
    ],
  });
  const late = { ...link("late", "work", "end", { intent: "neutral" }), timer: { afterSeconds: 86_400 } };
  return { ...flow, transitions: [...flow.transitions, late] };
})();

test("reminders, escalations and timed transitions come in the order and at the times of the product", async () => {
  const flow = await desk.publish(LATE);
  const simulated = await simulate(flow.flowId, LATE, [{ kind: "wait", seconds: 2 * 86_400 }]);
  const ticketId = await desk.file(flow);
  const filedAt = desk.now;
  for (const after of [HOUR, 1.5 * HOUR, 2 * HOUR, DAY]) {
    desk.now = filedAt + after;
    const due = (await desk.timers(ticketId)).filter(
      ({ status, dueAt }) => status === "pending" && dueAt.getTime() <= desk.now,
    );
    for (const { no } of due) await fireTimer.run(desk.system(), { ticketId, timerNo: no });
  }
  const facts = (await desk.log(ticketId)).flatMap(({ events }) => events as TicketEvent[]);
  expect(factsOf(simulated)).toEqual(facts);
  expect(simulated.entries.map(({ action }) => action)).toEqual([
    "create",
    "reminder",
    "reminder",
    "escalate",
    "timer",
  ]);
});

test("who stands in for somebody away acts in a simulation, while they are away", async () => {
  const definition = oneTask();
  const flow = await desk.publish(definition);
  const away = {
    userId: leader,
    standInId: ceo,
    startsAt: new Date(desk.now + DAY),
    endsAt: new Date(desk.now + 2 * DAY),
  };
  await getDb().insert(absences).values(away);
  const agree = { kind: "decide", node: "work", by: ceo, transition: "agree", values: {}, comment: "" } as const;
  const early = await simulate(flow.flowId, definition, [agree]);
  expect(early.refusal?.error.reason).toBe("not_a_candidate");
  const later = await simulate(flow.flowId, definition, [{ kind: "wait", seconds: 86_400 + 1 }, agree]);
  expect(later.refusal).toBeNull();
  expect(later.entries.at(-1)?.change.events[0]).toMatchObject({ type: "TaskCompleted", by: ceo, forUser: leader });
});

test("whose turn it is goes on from one round of a run to the next", async () => {
  const definition = oneTask({ sharing: "round-robin", who: by(leader, director, ceo) });
  const flow = await desk.publish(definition);
  const again = (node: string, person: number, transition: string): SimulationStep[] => [
    { kind: "wait", seconds: 60 },
    { kind: "decide", node, by: person, transition, values: {}, comment: "" },
  ];
  const rounds = [leader, director].flatMap((person) => [
    ...again("work", person, "refuse"),
    ...again("start", alice, "submit"),
  ]);
  const { state, refusal } = await simulate(flow.flowId, definition, rounds);
  expect(refusal).toBeNull();
  expect(state?.tasks).toMatchObject([{ status: "claimed", assignee: ceo }]);
});
