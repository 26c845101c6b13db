import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { files } from "@/db/schema/files";
import { ENGINEERING, HR_ROLE, PEOPLE } from "@/db/testing/installation";
import { uploadFile } from "@/lib/files/commands/upload-file";
import { inPieces, SAMPLES } from "@/lib/files/testing/samples";
import { DAY, Desk, HOUR, race } from "../testing/desk";
import { oneTask } from "../testing/flows";
import { readTicketPage } from "../views/ticket-page";
import { addComment } from "./add-comment";
import { closeTicket } from "./close-ticket";
import { copyTicket } from "./copy-ticket";
import { remindAssignees } from "./timers/remind-assignees";
import { withdrawTicket } from "./withdraw-ticket";

const { alice, leader, director, ceo, hr1, gone, stranger, admin } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

const filed = async (more: Parameters<typeof oneTask>[0] = {}) => desk.file(await desk.publish(oneTask(more)));
const upload = async (who: number) => {
  const file = { name: "a.txt", announcedSize: null, chunks: inPieces(SAMPLES.text) };
  return (await uploadFile.run(desk.as(who), file)).id;
};

describe("commenting", () => {
  const say = (who: number, ticketId: number, more: object = {}) =>
    addComment.run(desk.as(who), { ticketId, comment: "hello", ...more });

  test("is for whoever may view it, with people and files; those may view it from then on and are told", async () => {
    const ticketId = await filed();
    const fileId = await upload(alice);
    await say(alice, ticketId, { comment: " look ✓ ", mentions: [stranger, ceo, stranger], fileIds: [fileId] });
    expect(await desk.lastEntry(ticketId)).toMatchObject({
      action: "comment",
      comment: "look ✓",
      attachments: [{ id: fileId, name: "a.txt" }],
    });
    expect(await desk.related(ticketId)).toEqual(expect.arrayContaining([`user ${stranger}`, `user ${ceo}`]));
    expect((await desk.told(ticketId)).slice(-1)).toEqual([
      { topic: "ticket/people.mentioned.v1", payload: { userIds: [stranger, ceo], logSeq: 2 } },
    ]);
    expect((await readTicketPage(getDb(), stranger, ticketId))?.timeline.at(-1)?.comment).toBe("look ✓");
    await say(stranger, ticketId);
    await desk.press(leader, ticketId, "agree");
    await say(alice, ticketId, { comment: "after the end" });
  });

  test("changes neither state nor timers", async () => {
    const ticketId = await filed();
    const before = await desk.ticket(ticketId);
    await say(leader, ticketId);
    const { revision, logCount, status, values, counter } = await desk.ticket(ticketId);
    expect({ revision, logCount, status, values, counter }).toEqual({
      ...{ revision: 2, logCount: 2, status: before.status, values: before.values, counter: before.counter },
    });
  });

  test("is refused to strangers, without a word, and for people and files that are none", async () => {
    const ticketId = await filed();
    await expect(say(stranger, ticketId)).rejects.toMatchObject({ code: "not_found" });
    await expect(say(gone, ticketId)).rejects.toMatchObject({ code: "not_found" });
    await expect(say(alice, ticketId, { comment: " " })).rejects.toMatchObject({ code: "invalid" });
    await expect(say(alice, ticketId, { mentions: [gone] })).rejects.toMatchObject({
      problems: [{ path: "mentions", code: "not_a_person" }],
    });
    const theirs = await upload(leader);
    await expect(say(alice, ticketId, { fileIds: [theirs] })).rejects.toMatchObject({
      problems: [{ path: "attachments", code: "not_a_file" }],
    });
    const inTicket = (await desk.ticket(ticketId)).revision;
    expect(inTicket).toBe(1);
    expect(await getDb().select().from(files).where(eq(files.ticketId, ticketId))).toEqual([]);
  });

  test("one file asked for by two comments at once comes with one of them; two comments at once are both there", async () => {
    const ticketId = await filed();
    const other = await filed();
    const fileId = await upload(alice);
    const { won, lost } = await race([ticketId, other].map((id) => say(alice, id, { fileIds: [fileId] })));
    expect([won, lost[0]?.code]).toEqual([1, "invalid"]);
    const before = (await desk.ticket(ticketId)).revision;
    expect((await race([say(alice, ticketId), say(leader, ticketId)])).won).toBe(2);
    expect((await desk.ticket(ticketId)).revision).toBe(before + 2);
  });
});

describe("sending copies", () => {
  const copy = (who: number, ticketId: number, more: object) => copyTicket.run(desk.as(who), { ticketId, ...more });

  test("to people, departments and roles, who may view it from then on", async () => {
    const ticketId = await filed();
    expect(await readTicketPage(getDb(), hr1, ticketId)).toBeNull();
    await copy(alice, ticketId, { userIds: [ceo], departmentIds: [ENGINEERING], roleIds: [HR_ROLE], comment: "fyi" });
    expect(await desk.related(ticketId)).toEqual(
      expect.arrayContaining([`user ${ceo}`, `department ${ENGINEERING}`, `role ${HR_ROLE}`]),
    );
    expect(await readTicketPage(getDb(), hr1, ticketId)).not.toBeNull();
    expect((await desk.told(ticketId)).at(-1)).toMatchObject({ topic: "ticket/copy.sent.v1", payload: { logSeq: 2 } });
    await expect(desk.press(hr1, ticketId, "agree")).rejects.toMatchObject({ reason: "not_a_candidate" });
  });

  test("is refused to strangers, to nobody, and to people and roles that are none", async () => {
    const ticketId = await filed();
    await expect(copy(stranger, ticketId, { userIds: [stranger] })).rejects.toMatchObject({ code: "not_found" });
    for (const none of [{}, { userIds: [gone] }, { roleIds: [999] }, { departmentIds: [999] }]) {
      await expect(copy(alice, ticketId, none)).rejects.toMatchObject({ code: "invalid" });
    }
    const { won } = await race([1, 2].map(() => copy(alice, ticketId, { userIds: [ceo] })));
    expect(won).toBe(2);
    expect((await desk.related(ticketId)).filter((who) => who === `user ${ceo}`)).toHaveLength(1);
  });
});

describe("reminding", () => {
  const remind = (who: number, ticketId: number) => remindAssignees.run(desk.as(who), { ticketId, comment: "please" });

  test("nudges once an hour, however many ask at once", async () => {
    const ticketId = await filed();
    const { won, lost } = await race([remind(alice, ticketId), remind(alice, ticketId), remind(admin, ticketId)]);
    expect(won).toBe(1);
    expect(lost.map(({ reason }) => reason)).toEqual(["reminded_recently", "reminded_recently"]);
    desk.now += HOUR / 2;
    await expect(remind(alice, ticketId)).rejects.toMatchObject({ code: "refused", params: { minutes: 30 } });
    desk.now += HOUR / 2;
    await remind(alice, ticketId);
    expect((await desk.told(ticketId)).filter(({ topic }) => topic === "ticket/assignees.reminded.v1")).toHaveLength(2);
  });

  test("is refused to strangers and when the ticket has ended", async () => {
    const ticketId = await filed();
    await expect(remind(stranger, ticketId)).rejects.toMatchObject({ code: "not_found" });
    await desk.press(leader, ticketId, "agree");
    await expect(remind(alice, ticketId)).rejects.toMatchObject({ code: "conflict", reason: "ticket_ended" });
  });
});

describe("withdrawing", () => {
  const withdraw = (who: number, ticketId: number) => withdrawTicket.run(desk.as(who), { ticketId, comment: "no" });

  test("takes the ticket back to its requester, who may submit it again or close it", async () => {
    const ticketId = await filed({ mayWithdraw: true });
    await withdraw(alice, ticketId);
    expect((await desk.ticket(ticketId)).status).toBe("withdrawn");
    expect(await desk.assignees(ticketId)).toEqual([alice]);
    expect(await desk.nodes(ticketId)).toEqual(["start"]);
    await desk.press(alice, ticketId, "submit", { values: { days: 9 } });
    expect(await desk.ticket(ticketId)).toMatchObject({ status: "running", values: { days: 9 } });
    await withdraw(alice, ticketId);
    await closeTicket.run(desk.as(alice), { ticketId, reason: "not needed" });
    expect((await desk.ticket(ticketId)).status).toBe("closed");
    await expect(withdraw(alice, ticketId)).rejects.toMatchObject({ code: "conflict", reason: "ticket_ended" });
  });

  test("is the requester's alone, and only where the node lets them", async () => {
    const ticketId = await filed({ mayWithdraw: true });
    for (const who of [leader, admin]) {
      await expect(withdraw(who, ticketId)).rejects.toMatchObject({ code: "forbidden", reason: "requester_only" });
    }
    await expect(withdraw(stranger, ticketId)).rejects.toMatchObject({ code: "not_found" });
    const fixed = await filed();
    await expect(withdraw(alice, fixed)).rejects.toMatchObject({
      reason: "withdraw_not_allowed",
      params: { node: "work" },
    });
  });

  test("against an approval: one of them, every time; twice at once is once", async () => {
    const flow = await desk.publish(oneTask({ mayWithdraw: true }));
    for (let round = 0; round < 20; round += 1) {
      const ticketId = await desk.file(flow);
      const taskId = await desk.taskId(ticketId);
      const { won, lost } = await race([desk.press(leader, ticketId, "agree", { taskId }), withdraw(alice, ticketId)]);
      expect([won, lost[0]?.code]).toEqual([1, "conflict"]);
      expect(await desk.ticket(ticketId)).toMatchObject({ revision: 2 });
    }
    const ticketId = await desk.file(flow);
    desk.now += DAY;
    const twins = await race([withdraw(alice, ticketId), withdraw(alice, ticketId)]);
    expect(twins.won).toBe(1);
    expect(await desk.assignees(ticketId)).toEqual([alice]);
  });

  test("while somebody else was asked, and while others have answered", async () => {
    const who = [{ kind: "users" as const, userIds: [leader, director, ceo] }];
    const ticketId = await filed({ mayWithdraw: true, sharing: "all", who });
    await desk.press(leader, ticketId, "agree");
    await withdraw(alice, ticketId);
    expect(await desk.assignees(ticketId)).toEqual([alice]);
    await desk.press(alice, ticketId, "submit");
    expect(await desk.assignees(ticketId)).toEqual([leader, director, ceo]);
  });
});
