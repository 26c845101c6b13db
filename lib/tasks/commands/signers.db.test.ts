import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { PEOPLE } from "@/db/testing/installation";
import { Desk, race } from "@/lib/tickets/testing/desk";
import { oneTask, signed } from "@/lib/tickets/testing/flows";
import { readTicketPage } from "@/lib/tickets/views/ticket-page";
import { addSigner } from "./add-signer";
import { removeSigner } from "./remove-signer";
import { returnTask } from "./return-task";

const { alice, leader, director, ceo, hr1, hr2, gone, stranger, admin } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

type Position = "before" | "beside" | "after";
const bring = async (who: number, ticketId: number, position: Position, ...userIds: number[]) =>
  addSigner.run(desk.as(who), { taskId: await desk.taskId(ticketId, who), userIds, position, comment: "help" });
const takeOut = (who: number, ticketId: number, seatNo: number) => removeSigner.run(desk.as(who), { ticketId, seatNo });
const status = async (ticketId: number) => (await desk.ticket(ticketId)).status;
const giveBack = async (who: number, ticketId: number) =>
  returnTask.run(desk.as(who), { taskId: await desk.taskId(ticketId, who) });
const seatOf = async (ticketId: number, who: number) => {
  const page = await readTicketPage(getDb(), admin, ticketId);
  return page?.signing.flatMap(({ signers }) => signers).find(({ person }) => person?.id === who)?.seatNo ?? 0;
};

describe("bringing others in", () => {
  test("before: they are asked one after the other, then it comes back; who was asked may ask in turn", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await bring(leader, ticketId, "before", director, ceo);
    expect(await desk.assignees(ticketId)).toEqual([director]);
    await expect(desk.press(director, ticketId, "agree")).rejects.toMatchObject({ reason: "finish_first" });
    await bring(director, ticketId, "before", stranger);
    expect(await desk.assignees(ticketId)).toEqual([stranger]);
    for (const [who, next] of [
      [stranger, director],
      [director, ceo],
      [ceo, leader],
    ] as const) {
      await giveBack(who, ticketId);
      expect(await desk.assignees(ticketId)).toEqual([next]);
    }
    await desk.press(leader, ticketId, "agree");
    expect(await status(ticketId)).toBe("finished");
  });

  test("beside: both have to agree", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await bring(leader, ticketId, "beside", director);
    expect(await desk.assignees(ticketId)).toEqual([leader, director]);
    expect((await desk.told(ticketId)).at(-1)?.topic).toBe("ticket/task.opened.v1");
    await desk.press(leader, ticketId, "agree");
    expect(await status(ticketId)).toBe("running");
    await desk.press(director, ticketId, "agree");
    expect(await status(ticketId)).toBe("finished");
  });

  test("after: their turn comes when the first has answered", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await bring(leader, ticketId, "after", director);
    expect(await desk.assignees(ticketId)).toEqual([leader]);
    await desk.press(leader, ticketId, "agree");
    expect(await desk.assignees(ticketId)).toEqual([director]);
    await desk.press(director, ticketId, "agree");
    expect(await status(ticketId)).toBe("finished");
  });

  test("among signers in their order, and of a ratio", async () => {
    const inOrder = await desk.file(await desk.publish(signed("in-order")));
    await bring(leader, inOrder, "after", hr1);
    for (const who of [leader, hr1, director, ceo]) await desk.press(who, inOrder, "agree");
    expect(await status(inOrder)).toBe("finished");
    const need = { kind: "count" as const, count: 2 };
    const ratio = await desk.file(await desk.publish(signed("ratio", { signing: { need } })));
    await bring(leader, ratio, "beside", hr1);
    await desk.press(hr1, ratio, "agree");
    await desk.press(ceo, ratio, "agree");
    expect(await status(ratio)).toBe("finished");
  });

  test.each<Position>(["before", "beside", "after"])(
    "%s: is refused for oneself, leavers, and by others",
    async (position) => {
      const ticketId = await desk.file(await desk.publish(oneTask()));
      await expect(bring(leader, ticketId, position, leader)).rejects.toMatchObject({ reason: "already_theirs" });
      await expect(bring(leader, ticketId, position, gone)).rejects.toMatchObject({ code: "invalid" });
      const taskId = await desk.taskId(ticketId);
      const input = { taskId, userIds: [director], position };
      await expect(addSigner.run(desk.as(alice), input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(addSigner.run(desk.as(stranger), input)).rejects.toMatchObject({ code: "not_found" });
      const fixed = await desk.file(await desk.publish(oneTask({ mayAddSigner: false })));
      await expect(bring(leader, fixed, position, director)).rejects.toMatchObject({ reason: "not_offered_here" });
    },
  );

  test.each<Position>(["before", "beside", "after"])(
    "%s: the same person twice at once is one place",
    async (position) => {
      for (let round = 0; round < 3; round += 1) {
        const ticketId = await desk.file(await desk.publish(oneTask()));
        const taskId = await desk.taskId(ticketId);
        const input = { taskId, userIds: [director], position };
        const { won, lost } = await race([1, 2].map(() => addSigner.run(desk.as(leader), input)));
        expect(won).toBe(1);
        expect(["already_signing", "not_a_candidate", "task_taken"]).toContain(lost[0]?.reason);
        expect(await desk.ticket(ticketId)).toMatchObject({ revision: 2 });
      }
    },
  );
});

describe("taking a signer out again", () => {
  test("who brought them in may, and the node goes on when it waited for nobody else", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await bring(leader, ticketId, "beside", director);
    const seatNo = await seatOf(ticketId, director);
    await expect(takeOut(director, ticketId, seatNo)).rejects.toMatchObject({ reason: "not_your_signer" });
    await expect(takeOut(alice, ticketId, seatNo)).rejects.toMatchObject({ reason: "not_your_signer" });
    await expect(takeOut(stranger, ticketId, seatNo)).rejects.toMatchObject({ code: "not_found" });
    await desk.press(leader, ticketId, "agree");
    await takeOut(leader, ticketId, seatNo);
    expect(await status(ticketId)).toBe("finished");
    expect(await desk.lastEntry(ticketId)).toMatchObject({ action: "remove_signer", actorId: leader });
    await expect(takeOut(leader, ticketId, seatNo)).rejects.toMatchObject({ reason: "seat_gone" });
  });

  test("who may intervene can take out anybody but the last", async () => {
    const ticketId = await desk.file(await desk.publish(signed("all")));
    const seats = [await seatOf(ticketId, leader), await seatOf(ticketId, director), await seatOf(ticketId, ceo)];
    await takeOut(admin, ticketId, seats[0] ?? 0);
    await takeOut(admin, ticketId, seats[1] ?? 0);
    await expect(takeOut(admin, ticketId, seats[2] ?? 0)).rejects.toMatchObject({ reason: "last_signer" });
    await desk.press(ceo, ticketId, "agree");
    expect(await status(ticketId)).toBe("finished");
  });

  test("what somebody was asked about first is taken back by who asked", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await bring(leader, ticketId, "before", director, ceo);
    const seatNo = await seatOf(ticketId, leader);
    await takeOut(leader, ticketId, seatNo);
    expect(await desk.task(ticketId)).toMatchObject({ assigneeId: leader, returns: [] });
  });

  test("taking out against answering: one of them, and the node goes on once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ticketId = await desk.file(await desk.publish(oneTask()));
      await bring(leader, ticketId, "beside", director);
      const seatNo = await seatOf(ticketId, director);
      await desk.press(leader, ticketId, "agree");
      const taskId = await desk.taskId(ticketId);
      const answer = desk.press(director, ticketId, "agree", { taskId });
      const { won, lost } = await race([takeOut(leader, ticketId, seatNo), answer]);
      expect([won, lost[0]?.code]).toEqual([1, "conflict"]);
      expect(await status(ticketId)).toBe("finished");
    }
  });

  test("twice at once is once", async () => {
    const ticketId = await desk.file(await desk.publish(oneTask()));
    await bring(leader, ticketId, "beside", director, hr2);
    const seatNo = await seatOf(ticketId, director);
    const { won, lost } = await race([takeOut(leader, ticketId, seatNo), takeOut(leader, ticketId, seatNo)]);
    expect([won, lost[0]?.reason]).toEqual([1, "seat_gone"]);
    expect(await desk.assignees(ticketId)).toEqual([leader, hr2]);
  });
});

describe("several signers", () => {
  test("the first rejection decides, and the others have nothing left to do", async () => {
    const ticketId = await desk.file(await desk.publish(signed("all")));
    await desk.press(leader, ticketId, "agree");
    await desk.press(director, ticketId, "refuse");
    expect(await status(ticketId)).toBe("rejected");
    expect(await desk.assignees(ticketId)).toEqual([alice]);
  });

  test("a threshold of rejections, and all answered", async () => {
    const reject = { kind: "threshold" as const, count: 2 };
    const threshold = { signing: { need: { kind: "count" as const, count: 2 }, reject } };
    const first = await desk.file(await desk.publish(signed("ratio", threshold)));
    await desk.press(leader, first, "refuse");
    expect(await status(first)).toBe("running");
    await desk.press(director, first, "refuse");
    expect(await status(first)).toBe("rejected");
    const patient = {
      signing: { need: { kind: "count" as const, count: 2 }, reject: { kind: "all-answered" as const } },
    };
    const second = await desk.file(await desk.publish(signed("ratio", patient)));
    await desk.press(leader, second, "refuse");
    await desk.press(director, second, "agree");
    expect(await status(second)).toBe("running");
    await desk.press(ceo, second, "agree");
    expect(await status(second)).toBe("finished");
  });

  test("nobody answers twice, and in their order nobody before their turn", async () => {
    const all = await desk.file(await desk.publish(signed("all")));
    const taskId = await desk.taskId(all, leader);
    await desk.press(leader, all, "agree");
    const again = desk.press(leader, all, "agree", { taskId });
    await expect(again).rejects.toMatchObject({ code: "conflict", reason: "task_gone", params: { name: "leader" } });
    const inOrder = await desk.file(await desk.publish(signed("in-order")));
    expect(await desk.assignees(inOrder)).toEqual([leader]);
    await expect(desk.press(ceo, inOrder, "agree")).rejects.toMatchObject({ code: "not_found" });
    for (const who of [leader, director, ceo]) await desk.press(who, inOrder, "agree");
    expect(await status(inOrder)).toBe("finished");
  });
});
