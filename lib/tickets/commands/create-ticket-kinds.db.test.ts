import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants, flowVersions } from "@/db/schema/flows";
import { tickets } from "@/db/schema/tickets";
import { countQueries } from "@/db/testing/count-queries";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { FlowDefinition } from "@/lib/flows/definition";
import { addSigner } from "@/lib/tasks/commands/add-signer";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { transferTask } from "@/lib/tasks/commands/transfer-task";
import { Desk, race } from "../testing/desk";
import { oneTask } from "../testing/flows";
import { readTicketPage } from "../views/ticket-page";
import { addComment } from "./add-comment";
import { closeTicket } from "./close-ticket";
import { createTicket } from "./create-ticket";

const { alice, leader, director, hr1, stranger, admin } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

const file = (flow: InstalledFlow, who: number, more: object = {}) =>
  createTicket.run(desk.as(who), {
    ...{ flowId: flow.flowId, transitionId: flow.transition.submit, title: "T", values: { days: 2 } },
    ...more,
  });

describe("a draft", () => {
  test("stays with its requester, seen by nobody else, until they submit it, once", async () => {
    const flow = await desk.publish(oneTask());
    const { ticketId } = await file(flow, alice, { transitionId: null, title: "", values: {} });
    expect(await desk.ticket(ticketId)).toMatchObject({ status: "draft", title: "" });
    expect(await desk.assignees(ticketId)).toEqual([alice]);
    expect(await readTicketPage(getDb(), leader, ticketId)).toBeNull();
    expect(await desk.lastEntry(ticketId)).toMatchObject({ action: "draft" });
    const taskId = await desk.taskId(ticketId);
    await expect(desk.press(leader, ticketId, "submit")).rejects.toMatchObject({ code: "not_found" });
    const submit = () => desk.press(alice, ticketId, "submit", { taskId, title: "Now", values: { days: 4 } });
    const { won, lost } = await race([submit(), submit()]);
    expect([won, lost[0]?.reason]).toEqual([1, "task_gone"]);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: "running", title: "Now", values: { days: 4 } });
    expect(await desk.assignees(ticketId)).toEqual([leader]);
  });
});

describe("a child that a caller attaches", () => {
  test("hangs on its parent, at a node of its flow, where the requester may see that", async () => {
    const flow = await desk.publish(oneTask());
    const other = await desk.publish(oneTask());
    const { ticketId: parentTicketId } = await file(flow, alice);
    const child = await file(other, alice, { parentTicketId, parentNodeId: flow.node.work });
    expect(await desk.ticket(child.ticketId)).toMatchObject({ parentId: parentTicketId, parentNodeId: flow.node.work });
    const lost = [
      file(other, stranger, { parentTicketId }),
      file(other, alice, { parentTicketId, parentNodeId: other.node.work }),
      file(other, alice, { parentTicketId: 9999 }),
    ];
    for (const { code } of (await race(lost)).lost) expect(code).toBe("not_found");
    expect(await getDb().select().from(tickets)).toHaveLength(2);
  });
});

describe("a trial", () => {
  test("is for who manages the flow, and marked as one", async () => {
    const flow = await desk.publish(oneTask());
    const definition = FlowDefinition.parse(oneTask({ who: [{ kind: "users", userIds: [director] }] }));
    const row = { flowId: flow.flowId, number: 2, status: "trial" as const, definition };
    const [trial] = await getDb().insert(flowVersions).values(row).returning({ id: flowVersions.id });
    const more = { trialVersionId: trial?.id };
    await expect(file(flow, alice, more)).rejects.toMatchObject({ code: "not_found" });
    const managed = { flowId: flow.flowId, permission: "manage" as const, principalType: "user" as const };
    await getDb()
      .insert(flowGrants)
      .values({ ...managed, principalId: hr1 });
    for (const who of [admin, hr1]) {
      const { ticketId } = await file(flow, who, more);
      expect(await desk.ticket(ticketId)).toMatchObject({ isTest: true, versionId: trial?.id });
      expect(await desk.assignees(ticketId)).toEqual([director]);
    }
    await expect(file(flow, admin, { trialVersionId: flow.versionId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what a flow's settings say", () => {
  test("its title is made of the form; where that is nothing, it is what was typed", async () => {
    const flow = await desk.publish(oneTask({}, { settings: { titleTemplate: "{{ form.secret }}" } }));
    const { ticketId } = await file(flow, alice, { values: { secret: "Chair" } });
    expect((await desk.ticket(ticketId)).title).toBe("Chair");
    expect((await desk.ticket((await file(flow, alice, { values: {} })).ticketId)).title).toBe("T");
  });

  test("its condition for creating holds for what was sent, and not for drafts", async () => {
    const flow = await desk.publish(oneTask({}, { settings: { creation: { condition: "form.days > 1" } } }));
    await file(flow, alice);
    const short = { values: { days: 1 } };
    await expect(file(flow, alice, short)).rejects.toMatchObject({ code: "refused", reason: "creation_condition" });
    await expect(file(flow, alice, { values: {} })).rejects.toMatchObject({ reason: "creation_condition" });
    await file(flow, alice, { ...short, transitionId: null });
  });

  test("its prefix begins the serial number", async () => {
    const flow = await desk.publish(oneTask({}, { settings: { serialPrefix: "hr" } }));
    const [first, second] = await Promise.all([file(flow, alice), file(flow, alice)]);
    expect([first.serial, second.serial].sort()).toEqual(["hr_202611230001", "hr_202611230002"]);
  });
});

test("creating and completing take six round trips, no other command on a task many more", async () => {
  const flow = await desk.publish(oneTask());
  const { ticketId } = await file(flow, alice);
  const taskId = await desk.taskId(ticketId);
  const counted = async (work: (db: ReturnType<typeof getDb>) => Promise<unknown>) =>
    (await countQueries(work)).statements.length;
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit, title: "T", values: { days: 2 } };
  const [create, comment, transfer, bring, complete, close] = [
    await counted((db) => createTicket.run(desk.as(alice, db), input)),
    await counted((db) => addComment.run(desk.as(alice, db), { ticketId, comment: "x", mentions: [stranger] })),
    await counted((db) => transferTask.run(desk.as(leader, db), { taskId, userId: director })),
    await counted((db) => addSigner.run(desk.as(director, db), { taskId, userIds: [hr1], position: "after" })),
    await counted((db) => completeTask.run(desk.as(director, db), { taskId, transitionId: flow.transition.agree })),
    await counted((db) => closeTicket.run(desk.as(admin, db), { ticketId, reason: "x" })),
  ];
  expect({ create, comment, transfer, bring, complete, close }).toEqual({
    ...{ create: 6, comment: 6, transfer: 6, bring: 6, complete: 6, close: 5 },
  });
});
