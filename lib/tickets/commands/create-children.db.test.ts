import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { tickets } from "@/db/schema/tickets";
import { PEOPLE } from "@/db/testing/installation";
import { Desk, race } from "../testing/desk";
import { childrenOf, oneTask, through } from "../testing/flows";
import { closeTicket } from "./close-ticket";
import { createChildren } from "./create-children";
import { createTicket } from "./create-ticket";
import { deleteTicket } from "./delete-ticket";
import { retryJob } from "./jobs/retry-job";
import { noteChildEnded } from "./note-child-ended";

const { alice, leader, hr1, gone, admin } = PEOPLE;
const reason = "because";
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

const ROWS = [
  { what: "desk", whom: hr1 },
  { what: "chair", whom: gone },
  { what: "lamp", whom: null },
];

async function parentOf(more: Parameters<typeof childrenOf>[1] = {}, child = oneTask(), values: object = { days: 5 }) {
  const childFlow = await desk.publish(child, "Child");
  const parentFlow = await desk.publish(through(childrenOf(childFlow.flowId, more)), "Parent");
  const ticketId = await desk.file(parentFlow, { values: { ...values } });
  const [job] = await desk.jobs(ticketId);
  return { ticketId, job: { ticketId, jobNo: job?.no ?? 0, attempt: 1 } };
}
const create = (job: object) => createChildren.run(desk.system("children"), job);
const children = (ticketId: number) =>
  getDb().select().from(tickets).where(eq(tickets.parentId, ticketId)).orderBy(asc(tickets.parentPlace));
const note = (ticketId: number, parentId: number) =>
  noteChildEnded.run(desk.system("children"), { ticketId, parentId });

describe("creating children", () => {
  test("one, with what the parent's form says, in the name of its requester", async () => {
    const { ticketId, job } = await parentOf();
    const { won, lost } = await race([create(job), create(job), create(job)]);
    expect([won, lost]).toEqual([3, []]);
    const [child, ...more] = await children(ticketId);
    expect(more).toEqual([]);
    expect(child).toMatchObject({ requesterId: alice, values: { days: 5 }, title: "A ticket", status: "running" });
    expect((await desk.jobs(ticketId))[0]?.status).toBe("waiting");
  });

  test("one for each row, each in the name of whom the row names, while they are here", async () => {
    const { ticketId, job } = await parentOf({ perRow: true }, oneTask(), { rows: ROWS.toSpliced(1, 1) });
    await create(job);
    const found = await children(ticketId);
    expect(found.map(({ requesterId, values, parentPlace }) => [requesterId, values.secret, parentPlace])).toEqual([
      [hr1, "desk", 0],
      [alice, "lamp", 1],
    ]);
    expect(new Set(found.map(({ serial }) => serial)).size).toBe(2);
  });

  test("with none to create the ticket goes on", async () => {
    const { ticketId, job } = await parentOf({ perRow: true }, oneTask(), { rows: [] });
    await create(job);
    expect(await desk.assignees(ticketId)).toEqual([leader]);
  });

  test("what a child's flow refuses fails the job whole, for somebody to see and retry", async () => {
    const strict = oneTask(
      { who: [{ kind: "users", userIds: [gone] }] },
      { settings: { creation: { condition: "form.days > 9" } } },
    );
    const { ticketId, job } = await parentOf({}, strict);
    await create(job);
    expect(await children(ticketId)).toEqual([]);
    expect((await desk.jobs(ticketId))[0]).toMatchObject({ status: "failed", error: "creation_condition" });
    await retryJob.run(desk.as(admin), { ticketId, jobNo: job.jobNo, reason });
    await create({ ...job, attempt: 2 });
    expect((await desk.jobs(ticketId))[0]).toMatchObject({ status: "failed", attempt: 2 });
    await expect(create(job)).rejects.toMatchObject({ reason: "job_gone" });
    await expect(createChildren.run(desk.as(admin), job)).rejects.toMatchObject({ reason: "system_only" });
  });

  test("more at once than there are connections do not wait for each other", async () => {
    const child = await desk.publish(oneTask());
    const flow = await desk.publish(through(childrenOf(child.flowId)));
    const ids = await Promise.all(Array.from({ length: 25 }, () => desk.file(flow)));
    const jobs = await Promise.all(
      ids.map(async (ticketId) => ({ ticketId, jobNo: (await desk.jobs(ticketId))[0]?.no })),
    );
    expect((await race(jobs.map((job) => create({ ...job, attempt: 1 })))).won).toBe(25);
    expect(await getDb().select().from(tickets).where(eq(tickets.flowId, child.flowId))).toHaveLength(25);
  });
});

describe("a parent goes on", () => {
  test.each(["all", "any"] as const)("when %s have ended, however they did, and once", async (waitFor) => {
    const { ticketId, job } = await parentOf({ perRow: true, waitFor }, oneTask(), { rows: ROWS.toSpliced(1, 1) });
    await create(job);
    const [first, second] = (await children(ticketId)).map(({ id }) => id) as [number, number];
    await closeTicket.run(desk.as(admin), { ticketId: first, reason });
    expect((await desk.told(first)).at(-1)).toEqual({
      topic: "ticket/child.ended.v1",
      payload: { parentId: ticketId },
    });
    const told = note(first, ticketId);
    if (waitFor === "all") {
      await expect(told).rejects.toMatchObject({ reason: "children_open" });
      await deleteTicket.run(desk.as(admin), { ticketId: second, reason });
      expect((await desk.told(second)).at(-1)?.topic).toBe("ticket/child.ended.v1");
      const { won, lost } = await race([note(second, ticketId), note(second, ticketId), note(first, ticketId)]);
      expect([won, lost.map((error) => error.code)]).toEqual([1, ["conflict", "conflict"]]);
    } else await told;
    expect(await desk.assignees(ticketId)).toEqual([leader]);
    expect((await desk.jobs(ticketId))[0]?.status).toBe("done");
    await expect(note(second, ticketId)).rejects.toMatchObject({ code: "conflict" });
  });

  test("attached children that ended before the ticket came to them count; without any it waits", async () => {
    const attached = { key: "children", name: "children", type: "child", children: { kind: "attached" } } as const;
    const flow = await desk.publish(through(attached));
    const child = await desk.publish(oneTask(), "Child");
    const ticketId = await desk.file(flow);
    const [job] = await desk.jobs(ticketId);
    const answer = { ticketId, jobNo: job?.no ?? 0, attempt: 1 };
    await create(answer);
    expect((await desk.jobs(ticketId))[0]?.status).toBe("waiting");
    const { ticketId: childId } = await createTicket.run(desk.as(alice), {
      ...{ flowId: child.flowId, transitionId: child.transition.submit, title: "A child" },
      ...{ parentTicketId: ticketId, parentNodeId: flow.node.children },
    });
    await closeTicket.run(desk.as(admin), { ticketId: childId, reason });
    await create(answer);
    expect((await desk.jobs(ticketId))[0]?.status).toBe("done");
  });

  test("a flow whose child is its own stops after ten", async () => {
    const flow = await desk.publish(oneTask(), "Own");
    const parent = await desk.publish(through(childrenOf(flow.flowId)), "Parent");
    const ticketId = await desk.file(parent, { values: { days: 5 } });
    const [job] = await desk.jobs(ticketId);
    for (let id = ticketId, depth = 0; depth < 10; depth += 1) {
      const above = await desk.file(flow);
      await getDb().update(tickets).set({ parentId: above }).where(eq(tickets.id, id));
      id = above;
    }
    await create({ ticketId, jobNo: job?.no ?? 0, attempt: 1 });
    expect((await desk.jobs(ticketId))[0]).toMatchObject({ status: "failed", error: "too_deep" });
  });

  test("nobody but the system says so", async () => {
    const { ticketId } = await parentOf();
    const byPerson = noteChildEnded.run(desk.as(admin), { ticketId, parentId: ticketId });
    await expect(byPerson).rejects.toMatchObject({ reason: "system_only" });
  });
});
