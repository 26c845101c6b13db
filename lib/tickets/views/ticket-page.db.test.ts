import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants, flows } from "@/db/schema/flows";
import { countQueries } from "@/db/testing/count-queries";
import { asUser, type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { releaseTask } from "@/lib/tasks/commands/release-task";
import { sendBackTask } from "@/lib/tasks/commands/send-back-task";
import { createTicket } from "../commands/create-ticket";
import type { TicketPage } from "../schema";
import { readCatalog, readStartForm } from "./catalog";
import { readTicketPage } from "./ticket-page";

let leave: InstalledFlow;
let ticketId: number;
let minute: number;
const as = (userId: number) => {
  minute += 1;
  return { db: getDb(), actor: asUser(userId), clock: { now: () => new Date(Date.UTC(2026, 10, 23, 9, minute)) } };
};

async function look(userId: number): Promise<TicketPage> {
  const page = await readTicketPage(getDb(), userId, ticketId);
  if (page === null) throw new Error(`${userId} may not view it`);
  return page;
}

const own = async (userId: number) => (await look(userId)).own ?? { taskId: 0, buttons: [], sendBackTo: [] };
const claim = async (userId: number) => claimTask.run(as(userId), { taskId: (await own(userId)).taskId });

async function press(userId: number, button: string, more: object = {}) {
  const { taskId, buttons } = await own(userId);
  const transitionId = buttons.find(({ name }) => name === button)?.id;
  return completeTask.run(as(userId), { taskId, transitionId, ...more });
}

const steps = (page: TicketPage) =>
  page.progress.map(({ name, state, last }) => `${name} ${state} ${last?.actor?.name ?? "-"}`);

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  minute = 0;
  await installPeople(getDb());
  leave = await installFlow(getDb(), { ...LEAVE, settings: { viewFields: ["serial", "title", "days"] } }, "Leave");
  const values = { days: 4, proxy: PEOPLE.ceo, reason: "secret reason" };
  const transitionId = leave.transition.submit ?? 0;
  const receipt = await createTicket.run(as(PEOPLE.alice), {
    flowId: leave.flowId,
    transitionId,
    title: "Beach",
    values,
  });
  ticketId = receipt.ticketId;
});

describe("who may look", () => {
  test("people concerned, administrators and holders of a grant; nobody else", async () => {
    for (const userId of [PEOPLE.alice, PEOPLE.leader, PEOPLE.admin]) expect((await look(userId)).serial).toBeTruthy();
    for (const userId of [PEOPLE.director, PEOPLE.hr1, PEOPLE.stranger, PEOPLE.gone, 999]) {
      expect(await readTicketPage(getDb(), userId, ticketId)).toBeNull();
    }
    const grant = { flowId: leave.flowId, permission: "intervene" as const, principalType: "user" as const };
    await getDb()
      .insert(flowGrants)
      .values({ ...grant, principalId: PEOPLE.stranger });
    expect((await look(PEOPLE.stranger)).own).toBeNull();
  });

  test("a ticket that does not exist is as one that may not be seen", async () => {
    expect(await readTicketPage(getDb(), PEOPLE.admin, ticketId + 1)).toBeNull();
  });
});

describe("what leaves the server", () => {
  test("who acts gets the node's fields and buttons", async () => {
    const { form, own: task } = await look(PEOPLE.leader);
    expect(form.fields.map(({ key, access }) => [key, access])).toEqual([
      ["days", "read"],
      ["note", "edit"],
    ]);
    expect(form.values).toEqual({ days: 4, note: null });
    expect(task).toMatchObject({ standing: "act", mayRelease: false, sendBackTo: [], nodeName: "Leader" });
    expect(task?.buttons.map(({ name, intent }) => [name, intent])).toEqual([
      ["Agree", "approve"],
      ["Refuse", "reject"],
    ]);
  });

  test("who only looks gets what the flow shows to all, the requester too", async () => {
    const { form, own: task } = await look(PEOPLE.alice);
    expect(task).toBeNull();
    expect(form.fields.map(({ key, access }) => [key, access])).toEqual([["days", "read"]]);
    expect(form.values).toEqual({ days: 4 });
  });

  test("hidden values are nowhere, not in the history either", async () => {
    await press(PEOPLE.leader, "Agree", { values: { note: "secret note" } });
    for (const userId of [PEOPLE.alice, PEOPLE.leader, PEOPLE.director, PEOPLE.admin]) {
      expect(JSON.stringify(await look(userId))).not.toContain("secret");
    }
    expect((await look(PEOPLE.director)).timeline[1]?.changes).toEqual([]);
  });

  test("what a reader may see of a change is shown, with the people in it", async () => {
    await press(PEOPLE.leader, "Refuse");
    await press(PEOPLE.alice, "Resubmit", { title: "Lake", values: { days: 2 } });
    const { timeline } = await look(PEOPLE.leader);
    expect(timeline[2]?.changes.map(({ key, before, after }) => [key, before, after])).toEqual([
      ["title", "Beach", "Lake"],
      ["days", 4, 2],
    ]);
  });

  test("the title is in the form only where it can be changed", async () => {
    expect((await look(PEOPLE.leader)).form.fields.some(({ key }) => key === "title")).toBe(false);
    await press(PEOPLE.leader, "Refuse");
    expect((await look(PEOPLE.alice)).form.fields[0]).toMatchObject({ key: "title", access: "required" });
  });

  test("takes three statements once the version is known", async () => {
    await look(PEOPLE.leader);
    const { statements } = await countQueries((db) => readTicketPage(db, PEOPLE.leader, ticketId));
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(3);
  });
});

describe("what is shown is what is allowed", () => {
  beforeEach(async () => {
    await press(PEOPLE.leader, "Agree");
    await press(PEOPLE.director, "Agree");
  });

  test("a task to be claimed shows its form to read, and can be put back once claimed", async () => {
    const before = await look(PEOPLE.hr1);
    expect(before.own).toMatchObject({ standing: "claim", mayRelease: false, sendBackTo: [] });
    expect(before.form.fields.map(({ access }) => access)).toEqual(["read"]);
    await claim(PEOPLE.hr1);
    expect((await look(PEOPLE.hr1)).own).toMatchObject({ standing: "act", mayRelease: true });
    expect((await look(PEOPLE.hr2)).own).toBeNull();
    await expect(claimTask.run(as(PEOPLE.hr2), { taskId: before.own?.taskId })).rejects.toMatchObject({
      reason: "task_taken",
      params: { name: "hr1" },
    });
    await releaseTask.run(as(PEOPLE.hr1), { taskId: before.own?.taskId });
    expect((await look(PEOPLE.hr2)).own?.standing).toBe("claim");
  });

  test("every node that is offered for sending back is taken, and no other", async () => {
    await claim(PEOPLE.hr1);
    const { taskId, sendBackTo } = await own(PEOPLE.hr1);
    expect(sendBackTo.map(({ name, handledBy }) => [name, handledBy])).toEqual([
      ["Director", "director"],
      ["Leader", "leader"],
      ["New", "alice"],
    ]);
    const nodeId = sendBackTo.at(1)?.nodeId;
    await sendBackTask.run(as(PEOPLE.hr1), { taskId, nodeId, afterwards: "return", comment: "why?" });
    const page = await look(PEOPLE.leader);
    expect(page.timeline.at(-1)).toMatchObject({
      action: "send_back",
      actor: { name: "hr1" },
      nodeName: "HR",
      toNode: "Leader",
      isReturning: true,
      comment: "why?",
    });
    expect(steps(page)).toEqual(["New done alice", "Leader current leader", "Director done director", "HR ahead hr1"]);
  });
});

describe("progress", () => {
  test("follows the way the ticket takes", async () => {
    expect(steps(await look(PEOPLE.alice))).toEqual([
      "New done alice",
      "Leader current -",
      "Director ahead -",
      "HR ahead -",
    ]);
    await press(PEOPLE.leader, "Refuse");
    const refused = await look(PEOPLE.alice);
    expect(refused.status).toBe("rejected");
    expect(steps(refused)).toEqual([
      "New done alice",
      "Leader ahead leader",
      "Director ahead -",
      "HR ahead -",
      "Edit current -",
    ]);
    await press(PEOPLE.alice, "Resubmit", { values: { days: 1 } });
    expect(steps(await look(PEOPLE.alice))).toEqual([
      "New done alice",
      "Leader current leader",
      "HR ahead -",
      "Edit done alice",
    ]);
  });

  test("ends at the end", async () => {
    await press(PEOPLE.leader, "Agree");
    await press(PEOPLE.director, "Agree");
    await claim(PEOPLE.hr2);
    await press(PEOPLE.hr2, "File", { comment: "done" });
    const page = await look(PEOPLE.alice);
    expect(page).toMatchObject({ status: "finished", waiting: [], own: null });
    expect(page.timeline.at(-1)).toMatchObject({ isEnd: true, toNode: "End", comment: "done", transitionName: "File" });
    expect(steps(page)).toEqual([
      "New done alice",
      "Leader done leader",
      "Director done director",
      "HR done hr2",
      "End done -",
    ]);
    expect(page.map.transitions.filter(({ isTaken }) => isTaken).map(({ name }) => name)).toEqual([
      "Submit",
      "Agree",
      "Over 3",
      "Agree",
      "File",
    ]);
  });

  test("hidden nodes are left out unless the ticket is there", async () => {
    const nodes = LEAVE.nodes.map((node) => ({ ...node, isHidden: node.key === "leader" || node.key === "hr" }));
    leave = await installFlow(getDb(), { ...LEAVE, nodes }, "Hidden");
    const transitionId = leave.transition.submit ?? 0;
    const input = { flowId: leave.flowId, transitionId, title: "Beach", values: { days: 4 } };
    ticketId = (await createTicket.run(as(PEOPLE.alice), input)).ticketId;
    expect(steps(await look(PEOPLE.alice))).toEqual(["New done alice", "Leader current -", "Director ahead -"]);
    await press(PEOPLE.leader, "Agree");
    expect(steps(await look(PEOPLE.alice))).toEqual(["New done alice", "Director current -"]);
  });
});

describe("the catalog", () => {
  const names = async (userId: number) => (await readCatalog(getDb(), userId)).map(({ name }) => name);

  test("offers active flows that the person may file", async () => {
    const only = await installFlow(
      getDb(),
      { ...LEAVE, settings: { creation: { userIds: [PEOPLE.alice] } } },
      "Only Alice",
    );
    expect(await names(PEOPLE.alice)).toEqual(["Leave", "Only Alice"]);
    expect(await names(PEOPLE.leader)).toEqual(["Leave"]);
    expect(await names(PEOPLE.gone)).toEqual([]);
    expect(await readStartForm(getDb(), PEOPLE.alice, only.flowId)).not.toBeNull();
    expect(await readStartForm(getDb(), PEOPLE.leader, only.flowId)).toBeNull();
    await getDb().update(flows).set({ isActive: false });
    expect(await names(PEOPLE.alice)).toEqual([]);
    expect(await readStartForm(getDb(), PEOPLE.alice, only.flowId)).toBeNull();
  });

  test("a start form has the start node's fields and buttons", async () => {
    const start = await readStartForm(getDb(), PEOPLE.alice, leave.flowId);
    expect(start?.form.fields.map(({ key, access }) => [key, access])).toEqual([
      ["title", "required"],
      ["days", "required"],
      ["proxy", "edit"],
      ["reason", "edit"],
    ]);
    expect(start?.buttons).toMatchObject([{ id: leave.transition.submit, name: "Submit" }]);
  });
});
