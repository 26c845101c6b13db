import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants } from "@/db/schema/flows";
import { type InstalledFlow, installClient, PEOPLE } from "@/db/testing/installation";
import { removeSigner } from "@/lib/tasks/commands/remove-signer";
import { Desk, HOUR, race } from "../testing/desk";
import { branched, HOOK, oneTask, signed, through } from "../testing/flows";
import { readEditForm } from "../views/edit-form";
import { readTicketPage } from "../views/ticket-page";
import { closeTicket } from "./close-ticket";
import { deleteTicket } from "./delete-ticket";
import { editFields } from "./edit-fields";
import { retryJob } from "./jobs/retry-job";
import { skipJob } from "./jobs/skip-job";
import { moveTicket } from "./move-ticket";
import { reassignTask } from "./reassign-task";

const { alice, leader, director, ceo, hr1, gone, stranger, admin } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

const reason = "because";
const move = (who: number, ticketId: number, nodeId: number | undefined, tokenNo: number | null = null) =>
  moveTicket.run(desk.as(who), { ticketId, nodeId, tokenNo, reason });
const reassign = async (who: number, ticketId: number, userId: number, owner?: number) =>
  reassignTask.run(desk.as(who), { taskId: await desk.taskId(ticketId, owner), userId, reason });
const edit = (who: number, ticketId: number, more: object) =>
  editFields.run(desk.as(who), { ticketId, reason, ...more });
const close = (who: number, ticketId: number) => closeTicket.run(desk.as(who), { ticketId, reason });
const remove = (who: number, ticketId: number) => deleteTicket.run(desk.as(who), { ticketId, reason });

async function grant(flow: InstalledFlow, permission: "view" | "intervene" | "manage", userId: number) {
  const to = { flowId: flow.flowId, permission, principalType: "user" as const, principalId: userId };
  await getDb().insert(flowGrants).values(to);
}

describe("who may", () => {
  test("administrators and who holds a grant to intervene or manage; everybody else is told so, strangers nothing", async () => {
    const flow = await desk.publish(oneTask());
    await grant(flow, "intervene", hr1);
    await grant(flow, "view", ceo);
    const ticketId = await desk.file(flow);
    const all = (who: number) => [
      move(who, ticketId, flow.node.work),
      reassign(who, ticketId, director),
      edit(who, ticketId, { values: { days: 1 } }),
      close(who, ticketId),
      remove(who, ticketId),
      retryJob.run(desk.as(who), { ticketId, jobNo: 1, reason }),
      skipJob.run(desk.as(who), { ticketId, jobNo: 1, reason }),
    ];
    for (const who of [alice, leader, ceo, stranger]) {
      const code = who === stranger ? "not_found" : "forbidden";
      const { won, lost } = await race(all(who));
      expect([won, new Set(lost.map((error) => error.code))]).toEqual([0, new Set([code])]);
    }
    await reassign(hr1, ticketId, director);
    await edit(admin, ticketId, { values: { days: 1 } });
    const clientId = await installClient(getDb(), "other", "", []);
    const throughClient = { ...desk.as(admin), actor: { kind: "user" as const, userId: admin, clientId, flowIds: [] } };
    await expect(closeTicket.run(throughClient, { ticketId, reason })).rejects.toMatchObject({ code: "not_found" });
    await expect(closeTicket.run(desk.as(admin), { ticketId, reason: " " })).rejects.toMatchObject({ code: "invalid" });
    await expect(closeTicket.run(desk.system(), { ticketId, reason })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("moving", () => {
  test("puts the whole ticket to any node; what it was at is cleared, with a reason in the log", async () => {
    const flow = await desk.publish(branched("parallel"));
    const ticketId = await desk.file(flow);
    const left = await desk.taskId(ticketId, director);
    await move(admin, ticketId, flow.node.last);
    expect(await desk.nodes(ticketId)).toEqual(["last"]);
    expect(await desk.lastEntry(ticketId)).toMatchObject({ action: "move", comment: reason, actorId: admin });
    const late = desk.press(director, ticketId, "left-done", { taskId: left });
    await expect(late).rejects.toMatchObject({ code: "conflict", reason: expect.stringMatching(/^task_gone/) });
    await expect(move(admin, ticketId, 9999)).rejects.toMatchObject({ code: "refused", reason: "node_unknown" });
  });

  test("one of several positions alone, and to the end", async () => {
    const flow = await desk.publish(branched("parallel"));
    const ticketId = await desk.file(flow);
    const { tokenNo } = await desk.task(ticketId, director);
    await move(admin, ticketId, flow.node.join, tokenNo);
    expect(await desk.nodes(ticketId)).toEqual(["right"]);
    await desk.press(ceo, ticketId, "right-done");
    expect(await desk.nodes(ticketId)).toEqual(["last"]);
    await move(admin, ticketId, flow.node.end);
    expect((await desk.ticket(ticketId)).status).toBe("finished");
    await expect(move(admin, ticketId, flow.node.last, 999)).rejects.toMatchObject({ reason: "token_gone" });
  });

  test("a ticket that has ended begins anew, and its page and lists say so", async () => {
    const flow = await desk.publish(oneTask());
    const ticketId = await desk.file(flow);
    await close(admin, ticketId);
    await move(admin, ticketId, flow.node.work);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: "running", endedAt: null });
    expect((await readTicketPage(getDb(), leader, ticketId))?.own?.standing).toBe("act");
    await desk.press(leader, ticketId, "agree");
  });

  test("against an approval: both happen one after the other, or the approval is refused", async () => {
    const flow = await desk.publish(branched("parallel"));
    for (let round = 0; round < 5; round += 1) {
      const ticketId = await desk.file(flow);
      const taskId = await desk.taskId(ticketId, director);
      await race([desk.press(director, ticketId, "left-done", { taskId }), move(admin, ticketId, flow.node.last)]);
      expect(await desk.nodes(ticketId)).toEqual(["last"]);
    }
    const ticketId = await desk.file(flow);
    expect((await race([1, 2].map(() => move(admin, ticketId, flow.node.last)))).won).toBe(2);
    expect(await desk.live(ticketId)).toHaveLength(1);
  });
});

describe("reassigning", () => {
  test("gives a live task to somebody else whoever has it, also out of a loan", async () => {
    const ticketId = await desk.file(await desk.publish(signed("all")));
    await reassign(admin, ticketId, stranger, ceo);
    expect(await desk.assignees(ticketId)).toEqual([leader, director, stranger]);
    await expect(reassign(admin, ticketId, leader, director)).rejects.toMatchObject({ reason: "already_signing" });
    await expect(reassign(admin, ticketId, gone, director)).rejects.toMatchObject({ code: "invalid" });
    await expect(reassign(admin, ticketId, director, director)).rejects.toMatchObject({ reason: "already_theirs" });
    for (const who of [leader, director, stranger]) await desk.press(who, ticketId, "agree");
    expect((await desk.ticket(ticketId)).status).toBe("finished");
  });

  test("against an approval: one of them; twice at once: the last one has it", async () => {
    const flow = await desk.publish(oneTask());
    for (let round = 0; round < 5; round += 1) {
      const ticketId = await desk.file(flow);
      const taskId = await desk.taskId(ticketId);
      const give = reassignTask.run(desk.as(admin), { taskId, userId: director, reason });
      const { won, lost } = await race([give, desk.press(leader, ticketId, "agree", { taskId })]);
      expect(won).toBe(1);
      expect(["ticket_ended", "task_gone", "not_a_candidate", "task_taken"]).toContain(lost[0]?.reason);
    }
    const ticketId = await desk.file(flow);
    const { won, lost } = await race([1, 2].map(() => reassign(admin, ticketId, director)));
    expect([won, lost[0]?.reason]).toEqual([1, "already_theirs"]);
  });
});

describe("editing fields", () => {
  test("changes what no node shows, checked, with the difference in the log", async () => {
    const flow = await desk.publish(oneTask());
    const ticketId = await desk.file(flow, { values: { days: 1, secret: "old" } });
    await edit(admin, ticketId, { title: "New", values: { secret: "new", unknown: 1 } });
    expect(await desk.ticket(ticketId)).toMatchObject({ title: "New", values: { days: 1, secret: "new" } });
    expect((await desk.lastEntry(ticketId)).changes).toEqual({ secret: ["old", "new"], title: ["A ticket", "New"] });
    const wrong = edit(admin, ticketId, { values: { days: "x", who: gone } });
    await expect(wrong).rejects.toMatchObject({ code: "invalid" });
    expect((await race([1, 2].map((days) => edit(admin, ticketId, { values: { days } })))).won).toBe(2);
    await desk.press(leader, ticketId, "agree");
    await expect(edit(admin, ticketId, { values: {} })).rejects.toMatchObject({ reason: "ticket_ended" });
  });

  test("values hidden from a reader are nowhere on their page; who intervenes has them in the form for that alone", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()), { values: { days: 1, secret: "hush" } });
    await edit(admin, ticketId, { values: { secret: "hush hush" } });
    for (const who of [alice, leader, admin]) {
      expect(JSON.stringify(await readTicketPage(getDb(), who, ticketId))).not.toContain("hush");
    }
    for (const who of [alice, leader]) expect(await readEditForm(getDb(), who, ticketId)).toBeNull();
    expect((await readEditForm(getDb(), admin, ticketId))?.values).toMatchObject({ secret: "hush hush" });
  });
});

describe("closing and deleting", () => {
  test("a closed ticket has ended, with nobody's task left; twice at once is once", async () => {
    const ticketId = await desk.file(await desk.publish(branched("parallel")));
    const { won, lost } = await race([close(admin, ticketId), close(admin, ticketId)]);
    expect([won, lost[0]?.reason]).toEqual([1, "ticket_ended"]);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: "closed" });
    expect(await desk.live(ticketId)).toEqual([]);
    expect((await desk.told(ticketId)).at(-1)?.topic).toBe("ticket/ended.v1");
  });

  test("the requester closes what came back to them, and deletes a draft; nothing else", async () => {
    const flow = await desk.publish(oneTask());
    const ticketId = await desk.file(flow);
    await expect(close(alice, ticketId)).rejects.toMatchObject({ reason: "interveners_only" });
    await desk.press(leader, ticketId, "refuse");
    await expect(remove(alice, ticketId)).rejects.toMatchObject({ reason: "interveners_only" });
    await close(alice, ticketId);
    const draft = await desk.file(flow, { button: null });
    await remove(alice, draft);
    expect((await desk.ticket(draft)).deletedAt).not.toBeNull();
  });

  test("a deleted ticket is not there for anybody, its history stays; twice at once is once", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    const taskId = await desk.taskId(ticketId);
    const { won, lost } = await race([remove(admin, ticketId), remove(admin, ticketId)]);
    expect([won, lost[0]?.code]).toEqual([1, "not_found"]);
    expect(await readTicketPage(getDb(), admin, ticketId)).toBeNull();
    await expect(desk.press(leader, ticketId, "agree", { taskId })).rejects.toMatchObject({ code: "not_found" });
    expect(await desk.log(ticketId)).toHaveLength(2);
  });
});

describe("jobs that failed", () => {
  test("nothing is retried or skipped that has not come to it; a removed signer is none of a ticket's", async () => {
    const ticketId = await desk.file(await desk.publish(through(HOOK)));
    const [job] = await desk.jobs(ticketId);
    const input = { ticketId, jobNo: job?.no, reason };
    await expect(retryJob.run(desk.as(admin), input)).rejects.toMatchObject({ reason: "job_not_failed" });
    await expect(removeSigner.run(desk.as(admin), { ticketId, seatNo: 1 })).rejects.toMatchObject({
      reason: "seat_gone",
    });
    const { won, lost } = await race([1, 2].map(() => skipJob.run(desk.as(admin), input)));
    expect([won, lost[0]?.reason]).toEqual([1, "job_gone"]);
    expect(await desk.nodes(ticketId)).toEqual(["work"]);
    desk.now += HOUR;
  });
});
