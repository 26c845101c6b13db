import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flows } from "@/db/schema/flows";
import { outbox } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { taskCandidates, tasks, ticketLog, ticketRelations, tickets } from "@/db/schema/tickets";
import { countQueries } from "@/db/testing/count-queries";
import {
  asUser,
  EMPTY_ROLE,
  HR_ROLE,
  type InstalledFlow,
  installClient,
  installFlow,
  installPeople,
  LEAVE,
  PEOPLE,
} from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { CommandContext } from "@/lib/command";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "./create-ticket";

const at = new Date("2026-11-23T09:00:00.000Z");
const as = (userId: number): CommandContext => ({ db: getDb(), actor: asUser(userId), clock: { now: () => at } });

let leave: InstalledFlow;
const input = (days: unknown, more: Record<string, unknown> = {}) => ({
  flowId: leave.flowId,
  transitionId: leave.transition.submit,
  title: "Leave",
  values: { days, ...more },
});

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  leave = await installFlow(getDb(), LEAVE, "Leave");
});

async function one<T>(rows: Promise<T[]>): Promise<T> {
  const [row, ...more] = await rows;
  if (row === undefined || more.length > 0) throw new Error(`${more.length + 1} rows`);
  return row;
}

describe("filing", () => {
  test("writes ticket, task, log, relations and outbox together", async () => {
    const receipt = await createTicket.run(as(PEOPLE.alice), { ...input(4), comment: "please" });
    const ticket = await one(getDb().select().from(tickets));
    expect(ticket).toMatchObject({ id: receipt.ticketId, title: "Leave", status: "running", revision: 1 });
    expect(ticket.serial).toBe("skein_202611230001");
    expect(ticket.values).toEqual({ days: 4 });
    const task = await one(getDb().select().from(tasks));
    expect(task).toMatchObject({ status: "claimed", assigneeId: PEOPLE.leader, nodeId: leave.node.leader });
    const log = await one(getDb().select().from(ticketLog));
    expect(log).toMatchObject({
      action: "create",
      actorId: PEOPLE.alice,
      actorName: "alice",
      nodeName: "New",
      transitionName: "Submit",
      comment: "please",
      snapshot: { days: 4, title: "Leave" },
      changes: { days: [null, 4], title: ["", "Leave"] },
    });
    const related = await getDb().select({ id: ticketRelations.principalId }).from(ticketRelations);
    expect(related.map((row) => row.id).sort()).toEqual([PEOPLE.alice, PEOPLE.leader]);
    const effect = await one(getDb().select().from(outbox));
    expect(effect).toMatchObject({ ticketId: ticket.id, topic: "ticket/task.opened.v1", payload: { taskNo: task.no } });
  });

  test("takes at most 8 round trips", async () => {
    await createTicket.run(as(PEOPLE.alice), input(1));
    const { statements } = await countQueries((db) => createTicket.run({ ...as(PEOPLE.alice), db }, input(4)));
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(8);
  });

  test("keeps what the start form lets the requester edit, and nothing else", async () => {
    await createTicket.run(as(PEOPLE.alice), input(2, { note: "sneaky", status: "finished", reason: "rest" }));
    const ticket = await one(getDb().select().from(tickets));
    expect(ticket.values).toEqual({ days: 2, reason: "rest" });
  });

  test("refuses bad fields all at once and writes nothing", async () => {
    const bad = { ...input("many", { proxy: PEOPLE.gone }), title: "" };
    await expect(createTicket.run(as(PEOPLE.alice), bad)).rejects.toMatchObject({
      code: "invalid",
      problems: expect.arrayContaining([
        expect.objectContaining({ path: "days", code: "not_a_number" }),
        expect.objectContaining({ path: "title", code: "required" }),
      ]),
    });
    await expect(createTicket.run(as(PEOPLE.alice), input(2, { proxy: PEOPLE.gone }))).rejects.toMatchObject({
      code: "invalid",
      problems: [{ path: "proxy", code: "not_a_person" }],
    });
    expect(await getDb().select().from(tickets)).toEqual([]);
    expect(await getDb().select().from(outbox)).toEqual([]);
  });

  test("refuses a button that is not the start node's", async () => {
    const wrong = { ...input(2), transitionId: leave.transition.agree };
    await expect(createTicket.run(as(PEOPLE.alice), wrong)).rejects.toMatchObject({
      code: "refused",
      reason: "transition_not_here",
    });
    const unknown = { ...input(2), transitionId: 999_999 };
    await expect(createTicket.run(as(PEOPLE.alice), unknown)).rejects.toMatchObject({ code: "refused" });
  });

  test("is closed to people who left, to inactive flows and to clients without the flow", async () => {
    await expect(createTicket.run(as(PEOPLE.gone), input(2))).rejects.toMatchObject({ code: "forbidden" });
    const actor = { kind: "user" as const, userId: PEOPLE.alice, clientId: 1, flowIds: [] };
    await expect(createTicket.run({ ...as(PEOPLE.alice), actor }, input(2))).rejects.toMatchObject({
      code: "not_found",
    });
    await getDb().update(flows).set({ isActive: false });
    await expect(createTicket.run(as(PEOPLE.alice), input(2))).rejects.toMatchObject({ code: "not_found" });
  });

  test("uses the calling client's prefix, one counter for all", async () => {
    const clientId = await installClient(getDb(), "hr", "hr", [leave.flowId]);
    const actor = { kind: "user" as const, userId: PEOPLE.alice, clientId, flowIds: [leave.flowId] };
    const first = await createTicket.run(as(PEOPLE.alice), input(2));
    const second = await createTicket.run({ ...as(PEOPLE.alice), actor }, input(2));
    expect([first.serial, second.serial]).toEqual(["skein_202611230001", "hr_202611230002"]);
  });

  test("twenty at once get twenty different numbers", async () => {
    const receipts = await Promise.all(Array.from({ length: 20 }, () => createTicket.run(as(PEOPLE.alice), input(2))));
    expect(new Set(receipts.map((receipt) => receipt.serial)).size).toBe(20);
  });
});

describe("creation rules", () => {
  const withRule = (creation: NonNullable<FlowDefinitionInput["settings"]>["creation"]): FlowDefinitionInput => ({
    ...LEAVE,
    settings: { creation },
  });
  const file = (flow: InstalledFlow, who: number) =>
    createTicket.run(as(who), { ...input(2), flowId: flow.flowId, transitionId: flow.transition.submit });

  test("people, departments with those above, roles: each kind must match", async () => {
    const people = await installFlow(getDb(), withRule({ userIds: [PEOPLE.alice] }));
    await file(people, PEOPLE.alice);
    await expect(file(people, PEOPLE.hr1)).rejects.toMatchObject({ code: "forbidden", reason: "may_not_create" });
    const department = await installFlow(getDb(), withRule({ departmentIds: [1] }));
    await file(department, PEOPLE.alice);
    await expect(file(department, PEOPLE.hr1)).rejects.toMatchObject({ code: "forbidden" });
    const role = await installFlow(getDb(), withRule({ roleIds: [HR_ROLE], userIds: [PEOPLE.alice, PEOPLE.hr1] }));
    await file(role, PEOPLE.hr1);
    await expect(file(role, PEOPLE.alice)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("exactly so many in the period, also when they come at once", async () => {
    const flow = await installFlow(getDb(), withRule({ limit: { count: 3, hours: 24, per: "requester" } }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => file(flow, PEOPLE.alice)));
    expect(tries.filter((entry) => entry.status === "fulfilled")).toHaveLength(3);
    await expect(file(flow, PEOPLE.alice)).rejects.toMatchObject({
      code: "refused",
      reason: "creation_limit",
      params: { count: 3, hours: 24 },
    });
    await file(flow, PEOPLE.hr1);
  });

  test("counted over everybody", async () => {
    const flow = await installFlow(getDb(), withRule({ limit: { count: 1, hours: 24, per: "everyone" } }));
    await file(flow, PEOPLE.alice);
    await expect(file(flow, PEOPLE.hr1)).rejects.toMatchObject({ reason: "creation_limit_everyone" });
  });
});

describe("who is asked", () => {
  const single = (who: unknown, sharing = "any") =>
    ({
      ...LEAVE,
      nodes: [
        LEAVE.nodes[0],
        { key: "work", name: "Work", type: "task", who, sharing },
        { key: "end", name: "End", type: "end" },
      ],
      transitions: [
        { key: "submit", from: "start", to: "work", name: "Submit" },
        { key: "done", from: "work", to: "end", name: "Done" },
      ],
    }) as FlowDefinitionInput;

  async function opened(who: unknown, sharing = "any", more = {}) {
    const flow = await installFlow(getDb(), single(who, sharing));
    const { ticketId } = await createTicket.run(as(PEOPLE.alice), {
      ...input(2, more),
      flowId: flow.flowId,
      transitionId: flow.transition.submit,
    });
    const task = await one(getDb().select().from(tasks).where(eq(tasks.ticketId, ticketId)));
    const candidates = await getDb().select().from(taskCandidates).where(eq(taskCandidates.taskId, task.id));
    return { task, candidates: candidates.map((row) => [row.principalType, row.principalId]) };
  }

  test("a role with two active people is claimed first where the node says so", async () => {
    const rule = [{ kind: "roles", roleIds: [HR_ROLE] }];
    const claimed = await opened(rule, "claim");
    expect(claimed).toMatchObject({ task: { status: "open", mustClaim: true }, candidates: [["role", HR_ROLE]] });
    expect((await opened(rule)).task.mustClaim).toBe(false);
    await getDb().update(users).set({ isActive: false }).where(eq(users.id, PEOPLE.hr2));
    expect((await opened(rule, "claim")).task.mustClaim).toBe(false);
  });

  test("requester, person field, leader, several rules together", async () => {
    expect((await opened([{ kind: "requester" }])).task.assigneeId).toBe(PEOPLE.alice);
    const field = await opened([{ kind: "field", fieldKey: "proxy" }], "any", { proxy: PEOPLE.ceo });
    expect(field.task.assigneeId).toBe(PEOPLE.ceo);
    expect((await opened([{ kind: "leader" }])).task.assigneeId).toBe(PEOPLE.leader);
    const both = await opened([{ kind: "leader" }, { kind: "users", userIds: [PEOPLE.ceo, PEOPLE.leader] }], "claim");
    expect(both.candidates).toHaveLength(2);
    expect(both.task).toMatchObject({ status: "open", mustClaim: true });
  });

  test("a department with its sub-departments", async () => {
    const found = await opened([{ kind: "departments", departmentIds: [1] }], "claim");
    expect(found).toMatchObject({ candidates: [["department", 1]], task: { mustClaim: true, isFallback: false } });
  });

  test.each([
    ["an empty role", [{ kind: "roles", roleIds: [EMPTY_ROLE] }]],
    ["somebody who left", [{ kind: "users", userIds: [PEOPLE.gone] }]],
    ["an empty field", [{ kind: "field", fieldKey: "proxy" }]],
  ])("%s never strands the ticket: an administrator is asked", async (_, rule) => {
    const found = await opened(rule);
    expect(found).toMatchObject({ task: { isFallback: true, assigneeId: PEOPLE.admin } });
  });

  test("a ticket may be handled to the end by those who were asked", async () => {
    const flow = await installFlow(getDb(), single([{ kind: "roles", roleIds: [HR_ROLE] }], "claim"));
    const { ticketId } = await createTicket.run(as(PEOPLE.alice), {
      ...input(2),
      flowId: flow.flowId,
      transitionId: flow.transition.submit,
    });
    const task = await one(getDb().select().from(tasks).where(eq(tasks.ticketId, ticketId)));
    const press = { taskId: task.id, transitionId: flow.transition.done };
    await expect(completeTask.run(as(PEOPLE.hr1), press)).rejects.toMatchObject({ reason: "claim_first" });
    await claimTask.run(as(PEOPLE.hr1), { taskId: task.id });
    await completeTask.run(as(PEOPLE.hr1), press);
    const ticket = await one(getDb().select().from(tickets).where(eq(tickets.id, ticketId)));
    expect(ticket.status).toBe("finished");
    expect(ticket.endedAt).not.toBeNull();
  });
});
