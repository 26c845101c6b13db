import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { absences } from "@/db/schema/people";
import { HR_ROLE, PEOPLE } from "@/db/testing/installation";
import { AppError } from "@/lib/platform/errors";
import { addComment } from "@/lib/tickets/commands/add-comment";
import { Desk, HOUR, race } from "@/lib/tickets/testing/desk";
import { oneTask, signed } from "@/lib/tickets/testing/flows";
import { claimTask } from "./claim-task";
import { delegateTask } from "./delegate-task";
import { releaseTask } from "./release-task";
import { returnTask } from "./return-task";
import { saveTask } from "./save-task";
import { transferTask } from "./transfer-task";

const { alice, leader, director, ceo, hr1, hr2, gone, stranger, admin } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

const transfer = async (who: number, ticketId: number, userId: number, more: object = {}) =>
  transferTask.run(desk.as(who), { taskId: await desk.taskId(ticketId), userId, ...more });
const delegate = async (who: number, ticketId: number, userId: number) =>
  delegateTask.run(desk.as(who), { taskId: await desk.taskId(ticketId), userId });
const giveBack = async (who: number, ticketId: number, more: object = {}) =>
  returnTask.run(desk.as(who), { taskId: await desk.taskId(ticketId), ...more });

describe("transferring", () => {
  test("gives the task to somebody else for good, who may view the ticket and is told", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await transfer(leader, ticketId, stranger, { comment: "yours", mentions: [ceo] });
    const task = await desk.task(ticketId);
    expect(task).toMatchObject({ status: "claimed", assigneeId: stranger, returns: [] });
    expect(await desk.candidates(task.id)).toEqual([`user ${stranger}`]);
    expect(await desk.lastEntry(ticketId)).toMatchObject({ action: "transfer", actorId: leader, comment: "yours" });
    expect((await desk.told(ticketId)).slice(-2)).toEqual([
      { topic: "ticket/task.assigned.v1", payload: { taskNo: task.no, userId: stranger, logSeq: 2 } },
      { topic: "ticket/people.mentioned.v1", payload: { userIds: [ceo], logSeq: 2 } },
    ]);
    expect(await desk.related(ticketId)).toEqual(expect.arrayContaining([`user ${stranger}`, `user ${ceo}`]));
    await expect(desk.press(leader, ticketId, "agree")).rejects.toMatchObject({ reason: "not_a_candidate" });
    await desk.press(stranger, ticketId, "agree");
    expect((await desk.ticket(ticketId)).status).toBe("finished");
  });

  test("is refused to oneself, to people who left or never were, to other signers, where the node does not offer it", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await expect(transfer(leader, ticketId, leader)).rejects.toMatchObject({
      code: "refused",
      reason: "already_theirs",
      params: { name: "leader" },
    });
    for (const nobody of [gone, 9999]) {
      await expect(transfer(leader, ticketId, nobody)).rejects.toMatchObject({
        code: "invalid",
        problems: [{ path: "userId", code: "not_a_person" }],
      });
    }
    const signing = await desk.file(await desk.publish(signed("all")));
    const taskId = await desk.taskId(signing, leader);
    await expect(transferTask.run(desk.as(leader), { taskId, userId: ceo })).rejects.toMatchObject({
      reason: "already_signing",
      params: { name: "ceo" },
    });
    const fixed = await desk.file(await desk.publish(oneTask({ mayTransfer: false, mayDelegate: false })));
    await expect(transfer(leader, fixed, director)).rejects.toMatchObject({ reason: "not_offered_here" });
    await expect(delegate(leader, fixed, director)).rejects.toMatchObject({ reason: "not_offered_here" });
  });

  test("is for who has the task; administrators have no part in it, strangers do not even know of it", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    for (const who of [alice, admin]) {
      await expect(transfer(who, ticketId, director)).rejects.toMatchObject({ reason: "not_a_candidate" });
      await expect(delegate(who, ticketId, director)).rejects.toMatchObject({ reason: "not_a_candidate" });
    }
    await expect(transfer(stranger, ticketId, director)).rejects.toMatchObject({ code: "not_found" });
    await expect(transferTask.run(desk.system(), { taskId: await desk.taskId(ticketId), userId: ceo })).rejects.toThrow(
      /people_only/,
    );
  });

  test("waits for a claim where that comes first", async () => {
    const flow = await desk.publish(oneTask({ who: [{ kind: "roles", roleIds: [HR_ROLE] }], sharing: "claim" }));
    const ticketId = await desk.file(flow);
    await expect(transfer(hr1, ticketId, ceo)).rejects.toMatchObject({ reason: "claim_first" });
    await claimTask.run(desk.as(hr1), { taskId: await desk.taskId(ticketId) });
    await transfer(hr1, ticketId, ceo);
    await expect(releaseTask.run(desk.as(ceo), { taskId: await desk.taskId(ticketId) })).rejects.toMatchObject({
      reason: "claim_not_needed",
    });
    await desk.press(ceo, ticketId, "agree");
  });

  test("two at once: one of them has it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ticketId = await desk.file(await desk.publish(oneTask()));
      const { won, lost } = await race([transfer(leader, ticketId, director), transfer(leader, ticketId, ceo)]);
      expect(won).toBe(1);
      expect(lost).toMatchObject([{ code: "forbidden", reason: "not_a_candidate" }]);
      expect(await desk.ticket(ticketId)).toMatchObject({ revision: 2 });
    }
  });

  test("a seat keeps its place and its vote", async () => {
    const ticketId = await desk.file(await desk.publish(signed("all")));
    await transferTask.run(desk.as(leader), { taskId: await desk.taskId(ticketId, leader), userId: stranger });
    for (const who of [stranger, director, ceo]) await desk.press(who, ticketId, "agree");
    expect((await desk.ticket(ticketId)).status).toBe("finished");
  });
});

describe("delegating", () => {
  test("lends the task: who has it fills in, cannot decide, and gives it back", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await delegate(leader, ticketId, director);
    expect(await desk.task(ticketId)).toMatchObject({
      assigneeId: director,
      returns: [{ user: leader, kind: "delegate" }],
    });
    await expect(desk.press(director, ticketId, "agree")).rejects.toMatchObject({ reason: "finish_first" });
    await expect(desk.press(leader, ticketId, "agree")).rejects.toBeInstanceOf(AppError);
    await saveTask.run(desk.as(director), { taskId: await desk.taskId(ticketId), values: { days: 7 } });
    await giveBack(director, ticketId, { values: { days: 8 }, comment: "done" });
    expect(await desk.ticket(ticketId)).toMatchObject({ values: { days: 8 } });
    expect(await desk.task(ticketId)).toMatchObject({ assigneeId: leader, returns: [] });
    expect((await desk.told(ticketId)).at(-1)).toMatchObject({
      topic: "ticket/task.assigned.v1",
      payload: { userId: leader },
    });
    await desk.press(leader, ticketId, "agree");
    expect((await desk.ticket(ticketId)).status).toBe("finished");
  });

  test("a loan that is passed on still comes back to who lent it", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await delegate(leader, ticketId, director);
    await transfer(director, ticketId, ceo);
    await expect(delegate(ceo, ticketId, stranger)).rejects.toMatchObject({ reason: "finish_first" });
    await giveBack(ceo, ticketId);
    expect(await desk.assignees(ticketId)).toEqual([leader]);
  });

  test("what is not on loan cannot be given back, nor by somebody else; twice at once is once", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await expect(giveBack(leader, ticketId)).rejects.toMatchObject({ reason: "nothing_to_return" });
    await expect(delegate(leader, ticketId, leader)).rejects.toMatchObject({ reason: "already_theirs" });
    await delegate(leader, ticketId, director);
    await expect(giveBack(alice, ticketId)).rejects.toMatchObject({ code: "forbidden" });
    const { won, lost } = await race([giveBack(director, ticketId), giveBack(director, ticketId)]);
    expect([won, lost]).toMatchObject([1, [{ code: "forbidden" }]]);
    const twins = await race([delegate(leader, ticketId, director), delegate(leader, ticketId, ceo)]);
    expect(twins.won).toBe(1);
  });

  test("finishing against passing on: one of them", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ticketId = await desk.file(await desk.publish(oneTask()));
      const taskId = await desk.taskId(ticketId);
      const passOn = transferTask.run(desk.as(leader), { taskId, userId: ceo });
      const { won, lost } = await race([passOn, desk.press(leader, ticketId, "agree")]);
      expect(won).toBe(1);
      expect(["task_gone", "ticket_ended", "not_a_candidate"]).toContain(lost[0]?.reason);
      expect((await desk.ticket(ticketId)).revision).toBe(2);
    }
  });
});

describe("saving", () => {
  test("keeps what is filled in, and neither decides nor takes what the node does not let people edit", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()), { values: { days: 1, secret: "s" } });
    const taskId = await desk.taskId(ticketId);
    await saveTask.run(desk.as(leader), { taskId, title: "Renamed", values: { days: 2, secret: "mine" } });
    expect(await desk.ticket(ticketId)).toMatchObject({
      title: "Renamed",
      values: { days: 2, secret: "s" },
      revision: 2,
    });
    expect(await desk.lastEntry(ticketId)).toMatchObject({
      action: "save",
      changes: { days: [1, 2], title: ["A ticket", "Renamed"] },
    });
    const wrong = saveTask.run(desk.as(leader), { taskId, values: { days: "many" } });
    await expect(wrong).rejects.toMatchObject({ code: "invalid", problems: [{ path: "days", code: "not_a_number" }] });
    await expect(saveTask.run(desk.as(alice), { taskId, values: {} })).rejects.toMatchObject({ code: "forbidden" });
    const { won } = await race([3, 4].map((days) => saveTask.run(desk.as(leader), { taskId, values: { days } })));
    expect(won).toBe(2);
    await desk.press(leader, ticketId, "agree");
    await expect(saveTask.run(desk.as(leader), { taskId, values: {} })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a stand-in", () => {
  beforeEach(async () => {
    const [startsAt, endsAt] = [new Date(desk.now - HOUR), new Date(desk.now + HOUR)];
    await getDb().insert(absences).values({ userId: leader, standInId: stranger, startsAt, endsAt });
  });

  test("acts in the name of who is away, and both names are in the log", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await desk.press(stranger, ticketId, "agree");
    expect(await desk.lastEntry(ticketId)).toMatchObject({
      actorId: stranger,
      actorName: "stranger",
      forUserId: leader,
      forUserName: "leader",
    });
    expect((await desk.ticket(ticketId)).status).toBe("finished");
  });

  test("claims for them, so that the task is theirs", async () => {
    const flow = await desk.publish(oneTask({ who: [{ kind: "users", userIds: [leader, ceo] }], sharing: "claim" }));
    const ticketId = await desk.file(flow);
    await claimTask.run(desk.as(stranger), { taskId: await desk.taskId(ticketId) });
    expect(await desk.task(ticketId)).toMatchObject({ assigneeId: leader });
    expect(await desk.lastEntry(ticketId)).toMatchObject({ action: "claim", forUserId: leader, forUserName: "leader" });
    await transfer(stranger, ticketId, hr2);
    expect(await desk.assignees(ticketId)).toEqual([hr2]);
  });

  test("may not where it is their own ticket, and is nobody when the absence is over", async () => {
    const flow = await desk.publish(oneTask());
    const own = await desk.file(flow, { by: stranger });
    await expect(desk.press(stranger, own, "agree")).rejects.toMatchObject({ reason: "stand_in_is_requester" });
    const ticketId = await desk.file(flow);
    await addComment.run(desk.as(leader), { ticketId, comment: "wait", mentions: [stranger] });
    desk.now += 2 * HOUR;
    await expect(desk.press(stranger, ticketId, "agree")).rejects.toMatchObject({ reason: "not_a_candidate" });
  });
});
