import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants } from "@/db/schema/flows";
import { departmentApprovers, departmentMembers, departments, users } from "@/db/schema/people";
import { tasks } from "@/db/schema/tickets";
import { countQueries } from "@/db/testing/count-queries";
import { EMPTY_ROLE, ENGINEERING, HEAD_OFFICE, HR_ROLE, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { type DirectoryQuestion, findPrincipals, findUsersByName, listTurns } from "./directory";

let scene: TicketScene;

beforeEach(async () => {
  await resetDatabase();
  await installPeople(getDb());
  scene = await TicketScene.create(getDb());
});

const ask = (question: Partial<DirectoryQuestion>) =>
  findPrincipals(getDb(), {
    userIds: [],
    departmentIds: [],
    roleIds: [],
    leader: null,
    requesterId: PEOPLE.alice,
    peopleLimit: 10,
    flowId: scene.flowId,
    ...question,
  });

const user = (id: number, hasRequester = false) => ({ principal: { type: "user", id }, people: [id], hasRequester });

describe("principals", () => {
  test("come with the active people behind them, in the order they were asked for", async () => {
    const { rule } = await ask({
      userIds: [PEOPLE.stranger, PEOPLE.gone, PEOPLE.director, PEOPLE.stranger],
      departmentIds: [ENGINEERING, HEAD_OFFICE],
      roleIds: [EMPTY_ROLE, HR_ROLE],
    });
    const { alice, leader, director, ceo, hr1, hr2 } = PEOPLE;
    expect(rule).toEqual([
      user(PEOPLE.stranger),
      user(director),
      { principal: { type: "department", id: ENGINEERING }, people: [alice, leader], hasRequester: true },
      {
        principal: { type: "department", id: HEAD_OFFICE },
        people: [alice, leader, director, ceo],
        hasRequester: true,
      },
      { principal: { type: "role", id: HR_ROLE }, people: [hr1, hr2], hasRequester: false },
    ]);
  });

  test("show no more people than wanted, and tell of the requester all the same", async () => {
    const { rule } = await ask({ departmentIds: [HEAD_OFFICE], requesterId: PEOPLE.ceo, peopleLimit: 2 });
    expect(rule).toMatchObject([{ people: [PEOPLE.alice, PEOPLE.leader], hasRequester: true }]);
  });

  test("of a circle of departments are no endless walk", async () => {
    await getDb().update(departments).set({ parentId: ENGINEERING }).where(eq(departments.id, HEAD_OFFICE));
    expect((await ask({ departmentIds: [ENGINEERING] })).rule[0]?.people).toHaveLength(4);
    expect((await ask({ leader: { userId: PEOPLE.alice, levels: 3 } })).rule).toEqual([]);
  });
});

describe("the leader", () => {
  const leaders = async (levels: number, userId: number = PEOPLE.alice) =>
    (await ask({ leader: { userId, levels }, requesterId: userId })).rule.map(({ principal }) => principal.id);
  const approve = (departmentId: number, userIds: number[]) =>
    getDb()
      .insert(departmentApprovers)
      .values(userIds.map((userId, position) => ({ departmentId, userId, position })));
  const deactivate = (userId: number) => getDb().update(users).set({ isActive: false }).where(eq(users.id, userId));

  test("is the department's, then the one above, then nobody", async () => {
    expect(await leaders(1)).toEqual([PEOPLE.leader]);
    expect(await leaders(2)).toEqual([PEOPLE.ceo]);
    expect(await leaders(3)).toEqual([]);
    expect(await leaders(1, PEOPLE.stranger)).toEqual([]);
  });

  test("of a leader is the next leader up, and that is their first level", async () => {
    expect(await leaders(1, PEOPLE.leader)).toEqual([PEOPLE.ceo]);
    expect(await leaders(2, PEOPLE.leader)).toEqual([]);
    expect(await leaders(1, PEOPLE.ceo)).toEqual([]);
  });

  test("gives way to active approvers, in their order", async () => {
    await approve(ENGINEERING, [PEOPLE.hr2, PEOPLE.gone, PEOPLE.hr1]);
    expect(await leaders(1)).toEqual([PEOPLE.hr2, PEOPLE.hr1]);
    expect(await leaders(2)).toEqual([PEOPLE.ceo]);
  });

  test("stands where all approvers have left", async () => {
    await approve(ENGINEERING, [PEOPLE.gone]);
    expect(await leaders(1)).toEqual([PEOPLE.leader]);
  });

  test("is looked for above where the requester is the only approver, and stays among several", async () => {
    await approve(ENGINEERING, [PEOPLE.alice]);
    expect(await leaders(1)).toEqual([PEOPLE.ceo]);
    await approve(ENGINEERING, [PEOPLE.hr1]);
    const { rule } = await ask({ leader: { userId: PEOPLE.alice, levels: 1 } });
    expect(rule).toEqual([user(PEOPLE.alice, true), user(PEOPLE.hr1)]);
  });

  test("who has left is climbed over without counting", async () => {
    await deactivate(PEOPLE.leader);
    expect(await leaders(1)).toEqual([PEOPLE.ceo]);
    await deactivate(PEOPLE.ceo);
    expect(await leaders(1)).toEqual([]);
  });

  test("is that of the primary department", async () => {
    await getDb().insert(departmentMembers).values({
      departmentId: HEAD_OFFICE,
      userId: PEOPLE.alice,
      isPrimary: false,
    });
    expect(await leaders(1)).toEqual([PEOPLE.leader]);
  });

  test("named by another rule too is one answer", async () => {
    const { rule } = await ask({
      leader: { userId: PEOPLE.alice, levels: 1 },
      userIds: [PEOPLE.hr1, PEOPLE.leader],
    });
    expect(rule).toEqual([user(PEOPLE.hr1), user(PEOPLE.leader)]);
  });
});

describe("who stands in when nobody is found", () => {
  test("are managers of the flow behind whom there is somebody, and the active administrators", async () => {
    const grants = [
      { permission: "manage", principalType: "role", principalId: HR_ROLE },
      { permission: "manage", principalType: "role", principalId: EMPTY_ROLE },
      { permission: "manage", principalType: "user", principalId: PEOPLE.gone },
      { permission: "manage", principalType: "department", principalId: ENGINEERING },
      { permission: "view", principalType: "user", principalId: PEOPLE.stranger },
    ] as const;
    await getDb()
      .insert(flowGrants)
      .values(grants.map((grant) => ({ ...grant, flowId: scene.flowId })));
    await getDb().update(users).set({ globalRole: "administrator" }).where(eq(users.id, PEOPLE.gone));
    expect(await ask({ roleIds: [EMPTY_ROLE] })).toEqual({
      rule: [],
      managers: [
        { type: "department", id: ENGINEERING },
        { type: "role", id: HR_ROLE },
      ],
      administrators: [{ type: "user", id: PEOPLE.admin }],
    });
  });
});

test("everything is one statement", async () => {
  const { statements } = await countQueries((db) =>
    findPrincipals(db, {
      ...{ userIds: [1], departmentIds: [1], roleIds: [1], requesterId: 1, peopleLimit: 2, flowId: scene.flowId },
      leader: { userId: PEOPLE.alice, levels: 1 },
    }),
  );
  expect(statements).toHaveLength(1);
});

test("people are found by user name in the order they are named, those who left and unknown names are not", async () => {
  const names = ["hr2", "nobody", "gone", "alice", "hr2", "", "a\0b", "\ud800", "{x,y}"];
  expect(await findUsersByName(getDb(), names)).toEqual([PEOPLE.hr2, PEOPLE.alice]);
  expect(await findUsersByName(getDb(), [])).toEqual([]);
});

describe("turns", () => {
  const turns = (userIds: number[]) => getDb().transaction((tx) => listTurns(tx, { ...scene, userIds }));
  const { hr1, hr2, alice } = PEOPLE;

  test("count what somebody owns anywhere and tell when they last got something here", async () => {
    const openedAt = new Date("2026-11-23T09:00:00.123Z");
    const own = await scene.task(await scene.ticket(alice), 1, { status: "claimed", assigneeId: hr1 });
    await scene.task(await scene.ticket(alice), 1, { status: "done", assigneeId: hr1 });
    await scene.task(await scene.ticket(alice, { deletedAt: new Date() }), 1, { status: "claimed", assigneeId: hr2 });
    await scene.task(await scene.ticket(alice, { isTest: true }), 1, { status: "claimed", assigneeId: hr2 });
    await getDb().update(tasks).set({ openedAt, closedAt: null, status: "claimed" }).where(eq(tasks.id, own));
    await getDb()
      .update(tasks)
      .set({ openedAt: new Date(0) })
      .where(eq(tasks.status, "done"));
    expect(await turns([alice, hr1])).toEqual([
      { userId: alice, live: 0, lastGivenAt: null },
      { userId: hr1, live: 1, lastGivenAt: openedAt.getTime() },
    ]);
    expect(await turns([hr2])).toMatchObject([{ live: 0 }]);
  });

  test("two who choose at once do not choose the same", async () => {
    const choose = () =>
      getDb().transaction(async (tx) => {
        const given = await listTurns(tx, { ...scene, userIds: [hr1, hr2] });
        const [next] = given.sort((a, b) => (a.lastGivenAt ?? 0) - (b.lastGivenAt ?? 0));
        const row = { ticketId: await scene.ticket(alice), no: 1, tokenNo: 1, nodeId: scene.nodeId };
        const owned = { status: "claimed" as const, assigneeId: next?.userId ?? 0, openedAt: new Date() };
        await tx.insert(tasks).values({ ...row, ...owned, mustClaim: false, isFallback: false });
        return next?.userId;
      });
    expect((await Promise.all([choose(), choose()])).sort()).toEqual([hr1, hr2]);
  });
});
