import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { noticeDeliveries, notices, outbox } from "@/db/schema/outgoing/outbox";
import { tasks, ticketLog, ticketTimers } from "@/db/schema/tickets";
import { asUser, type InstalledFlow, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { commandContext } from "@/lib/command";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { openFunctionScene } from "../testing/function-scene";

const TICKETS = 25;
const MINUTE = 60_000;

/** A script, half a minute of waiting, and somebody who is reminded after a quarter of one. */
const FLOW: FlowDefinitionInput = {
  format: 1,
  nodes: [
    { key: "start", name: "New", type: "start", fields: { title: "required", days: "edit" } },
    { key: "wait", name: "Wait", type: "wait", wait: { kind: "duration", seconds: 30 } },
    {
      key: "leader",
      name: "Leader",
      type: "task",
      who: [{ kind: "users", userIds: [PEOPLE.leader] }],
      reminders: [{ afterSeconds: 15 }],
    },
    { key: "end", name: "End", type: "end" },
  ],
  transitions: [
    { key: "submit", from: "start", to: "wait", name: "Submit" },
    { key: "waited", from: "wait", to: "leader", name: "Waited" },
    { key: "agree", from: "leader", to: "end", name: "Agree" },
  ],
  form: { fields: [{ key: "days", type: "number", label: "Days" }] },
};

let flow: InstalledFlow;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  flow = await installFlow(getDb(), FLOW, "Waiting");
});

test("nobody did the background work for a minute: then all of it is done, once, in its order", {
  timeout: 60_000,
}, async () => {
  for (let count = 0; count < TICKETS; count += 1) {
    await createTicket.run(commandContext(asUser(PEOPLE.alice)), {
      flowId: flow.flowId,
      transitionId: flow.transition.submit,
      title: `Ticket ${count}`,
      values: { days: 1 },
    });
  }
  expect((await getDb().select().from(outbox)).every(({ sentAt }) => sentAt === null)).toBe(true);
  const scene = await openFunctionScene();
  await scene.pass(MINUTE);
  expect(await getDb().select().from(tasks)).toHaveLength(TICKETS);
  expect((await getDb().select().from(ticketLog)).filter(({ action }) => action === "timer")).toHaveLength(TICKETS);
  expect(await getDb().select().from(notices)).toHaveLength(TICKETS);

  await scene.runner.stop();
  const next = await openFunctionScene();
  await next.pass(2 * MINUTE);
  const log = await getDb().select().from(ticketLog);
  expect(log.filter(({ action }) => action === "reminder")).toHaveLength(TICKETS);
  expect((await getDb().select().from(ticketTimers)).filter(({ status }) => status === "pending")).toEqual([]);
  expect(await getDb().select().from(notices)).toHaveLength(2 * TICKETS);
  const mails = await getDb().select().from(noticeDeliveries);
  expect(mails.filter(({ status }) => status === "sent")).toHaveLength(2 * TICKETS);
  expect((await getDb().select().from(outbox)).every(({ sentAt }) => sentAt !== null)).toBe(true);
});
