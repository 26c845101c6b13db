import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants, flows } from "@/db/schema/flows";
import { absences, departments, roleMembers, roles, users } from "@/db/schema/people";
import { ticketRelations, tickets } from "@/db/schema/tickets";
import { countQueries } from "@/db/testing/count-queries";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { findListChoices } from "../lists/list-choices";
import type { ListFilter, PageRequest } from "../lists/list-page";
import { countWireTickets } from "../loonflow/tickets";
import { listTaskRecipients } from "../notices/recipients";
import { countTodo, listTasksOf, listTodo } from "../tickets/inbox";
import { findTicket, listTickets } from "../tickets/tickets";
import { findPerson, toPerson } from "./person";

const EVERYTHING: ListFilter = {
  flowId: null,
  nodeId: null,
  statuses: [],
  requesterId: null,
  from: null,
  until: null,
  serialPrefix: "",
  text: "",
};
const FIRST_PAGE: PageRequest = { order: "oldest", cursor: null, limit: 50 };
const HOUR_MS = 3_600_000;
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

let scene: TicketScene;
/** Ann works in a team that `lead` leads, below the head office of `boss`; `sam`, `tom` and `una` belong nowhere. */
let [ann, lead, boss, sam, tom, una, requester]: number[] = [];
let [head, team, role]: number[] = [];

beforeEach(async () => {
  await resetDatabase();
  scene = await TicketScene.create(getDb());
  const names = ["ann", "lead", "boss", "sam", "tom", "una", "requester"];
  for (const name of names) await scene.person(name);
  [ann, lead, boss, sam, tom, una, requester] = [1, 2, 3, 4, 5, 6, 7];
  head = await scene.department("Head", { leaderId: boss }, [boss]);
  team = await scene.department("Team", { parentId: head, leaderId: lead }, [ann, lead]);
  [role] = (await getDb().insert(roles).values({ name: "Role" }).returning()).map(({ id }) => id);
  await getDb()
    .insert(roleMembers)
    .values({ roleId: role ?? 0, userId: ann ?? 0 });
});

type Shape = Parameters<TicketScene["task"]>[2];

async function task(shape: Shape, ticket: Partial<typeof tickets.$inferInsert> = {}): Promise<number> {
  return scene.task(await scene.ticket(requester ?? 0, ticket), 1, shape);
}

const anns = () => ({ status: "claimed" as const, assigneeId: ann ?? 0 });

async function todo(userId: number | undefined): Promise<number[]> {
  const { rows } = await listTodo(getDb(), userId ?? 0, EVERYTHING, FIRST_PAGE);
  expect(await countTodo(getDb(), userId ?? 0, 100)).toBe(rows.length);
  return rows.map(({ id }) => id);
}

async function standIns(): Promise<number[]> {
  const people = await getDb().select({ id: users.id }).from(users).orderBy(users.id);
  const found = await Promise.all(people.map(async ({ id }) => ({ id, person: await findPerson(getDb(), id) })));
  return found.flatMap(({ id, person }) =>
    (person?.standsFor ?? []).some(({ userId }) => userId === ann) ? [id] : [],
  );
}

/** Who acts for Ann in the scene's flow, asked both ways: by who stands in, and by who is told of her tasks. */
async function actsForAnn(): Promise<number[]> {
  const taskId = await task(anns());
  const told = (await listTaskRecipients(getDb(), { taskId })).map(({ userId }) => userId).filter((id) => id !== ann);
  const people = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (id) => {
      const stored = await findPerson(getDb(), id);
      if (stored === null) return [];
      return toPerson(stored, scene.flowId).standsFor.some(({ userId }) => userId === ann) ? [id] : [];
    }),
  );
  expect(told).toEqual(people.flat());
  return told;
}

describe("who stands in", () => {
  test("nobody, while nobody is away", async () => {
    expect(await actsForAnn()).toEqual([]);
  });

  test("the leader, where no one is named", async () => {
    await scene.away(ann ?? 0);
    expect(await actsForAnn()).toEqual([lead]);
  });

  test("who is named, instead of the leader", async () => {
    await scene.away(ann ?? 0, { standInId: sam });
    expect(await actsForAnn()).toEqual([sam]);
  });

  test.each([
    ["over", -3, -1, []],
    ["to come", 1, 3, []],
    ["beginning now", 0, 1, [4]],
    ["ending now", -1, 0, []],
  ] as const)("of an absence that is %s", async (_when, from, until, expected) => {
    const at = new Date("2026-11-23T09:00:00Z");
    const shifted = (hours: number) => new Date(at.getTime() + hours * HOUR_MS);
    await scene.away(ann ?? 0, { standInId: sam, startsAt: shifted(from), endsAt: shifted(until) });
    const person = await findPerson(getDb(), sam ?? 0, at);
    expect(person?.standsFor.map(({ userId }) => userId)).toEqual(expected.length > 0 ? [ann] : []);
    const told = await listTaskRecipients(getDb(), { taskId: await task(anns()) }, at);
    expect(told.map(({ userId }) => userId)).toEqual([ann, ...expected]);
  });

  test("the next leader up for a leader, and over departments that nobody leads or whose leader has left", async () => {
    await scene.away(lead ?? 0);
    await scene.away(ann ?? 0);
    expect(await actsForAnn()).toEqual([boss]);
    await getDb()
      .update(departments)
      .set({ leaderId: null })
      .where(eq(departments.id, team ?? 0));
    expect(await actsForAnn()).toEqual([boss]);
    await getDb()
      .update(departments)
      .set({ leaderId: tom })
      .where(eq(departments.id, team ?? 0));
    await getDb()
      .update(users)
      .set({ isActive: false })
      .where(eq(users.id, tom ?? 0));
    expect(await actsForAnn()).toEqual([boss]);
  });

  test("somebody further up for who leads several departments in a row", async () => {
    await getDb()
      .update(departments)
      .set({ leaderId: ann })
      .where(eq(departments.id, team ?? 0));
    await scene.away(ann ?? 0);
    expect(await actsForAnn()).toEqual([boss]);
    await getDb()
      .update(departments)
      .set({ leaderId: ann })
      .where(eq(departments.id, head ?? 0));
    expect(await actsForAnn()).toEqual([]);
    const top = await scene.department("Top", { leaderId: tom }, []);
    await getDb()
      .update(departments)
      .set({ parentId: top })
      .where(eq(departments.id, head ?? 0));
    expect(await actsForAnn()).toEqual([tom]);
  });

  test("nobody, and no endless walk, where departments stand above each other in a circle", async () => {
    await getDb()
      .update(departments)
      .set({ parentId: team, leaderId: null })
      .where(eq(departments.id, head ?? 0));
    await getDb()
      .update(departments)
      .set({ leaderId: null })
      .where(eq(departments.id, team ?? 0));
    await scene.away(ann ?? 0);
    expect(await actsForAnn()).toEqual([]);
    await getDb()
      .update(departments)
      .set({ leaderId: boss })
      .where(eq(departments.id, head ?? 0));
    expect(await actsForAnn()).toEqual([boss]);
  });

  test("nobody for who has no department and names no one", async () => {
    await scene.away(sam ?? 0);
    expect(await Promise.all([ann, lead, boss].map((id) => todo(id)))).toEqual([[], [], []]);
    expect(await standIns()).toEqual([]);
  });

  test("who stands in for the stand-in, when that one is away too", async () => {
    await scene.away(ann ?? 0, { standInId: sam });
    await scene.away(sam ?? 0, { standInId: tom });
    expect(await actsForAnn()).toEqual([tom]);
    await scene.away(tom ?? 0, { standInId: una });
    expect(await actsForAnn()).toEqual([una]);
  });

  test("the leader of a stand-in who has left, or who their last absence names", async () => {
    const elsewhere = await scene.department("Elsewhere", { leaderId: una }, [sam ?? 0]);
    await getDb()
      .update(users)
      .set({ isActive: false })
      .where(eq(users.id, sam ?? 0));
    await scene.away(ann ?? 0, { standInId: sam });
    expect(await actsForAnn()).toEqual([una]);
    await scene.away(sam ?? 0, { standInId: tom, flowIds: [scene.flowId] });
    expect(await actsForAnn()).toEqual([tom]);
    await getDb()
      .update(absences)
      .set({ flowIds: [scene.flowId + 1] })
      .where(eq(absences.userId, sam ?? 0));
    expect(await actsForAnn()).toEqual([una]);
    await getDb().update(departments).set({ leaderId: null }).where(eq(departments.id, elsewhere));
    expect(await actsForAnn()).toEqual([]);
  });

  test("nobody, where the absent name each other", async () => {
    await scene.away(ann ?? 0, { standInId: sam });
    await scene.away(sam ?? 0, { standInId: ann });
    expect(await actsForAnn()).toEqual([]);
    await getDb()
      .update(absences)
      .set({ standInId: tom })
      .where(eq(absences.userId, ann ?? 0));
    await scene.away(tom ?? 0, { standInId: sam });
    expect(await actsForAnn()).toEqual([]);
  });

  test("the fifth in a row, and not the sixth", async () => {
    const row = [ann ?? 0, ...(await Promise.all([1, 2, 3, 4, 5, 6].map((n) => scene.person(`p${n}`))))];
    const away = async (place: number) => scene.away(row[place] ?? 0, { standInId: row[place + 1] });
    for (const place of [0, 1, 2, 3, 4]) await away(place);
    expect(await standIns()).toEqual([row[5]]);
    const taskId = await task(anns());
    expect((await listTaskRecipients(getDb(), { taskId })).map(({ userId }) => userId)).toEqual([ann, row[5]]);
    await away(5);
    expect(await standIns()).toEqual([]);
    expect((await listTaskRecipients(getDb(), { taskId })).map(({ userId }) => userId)).toEqual([ann]);
  });

  test("nobody for people who have left", async () => {
    await scene.away(ann ?? 0, { standInId: sam });
    await getDb()
      .update(users)
      .set({ isActive: false })
      .where(eq(users.id, ann ?? 0));
    expect(await standIns()).toEqual([]);
  });
});

describe("by flow", () => {
  let other: number;
  const standsFor = async (userId: number | undefined) =>
    (await findPerson(getDb(), userId ?? 0))?.standsFor.map(({ userId: id, flowIds }) => [id, flowIds]);

  beforeEach(async () => {
    const [flow] = await getDb().insert(flows).values({ name: "Other" }).returning();
    other = flow?.id ?? 0;
  });

  test("an absence counts for its flows only", async () => {
    await scene.away(ann ?? 0, { standInId: sam, flowIds: [other] });
    expect(await actsForAnn()).toEqual([]);
    expect(await standsFor(sam)).toEqual([[ann, [other]]]);
    await task(anns());
    expect(await todo(sam)).toEqual([]);
  });

  test("different people stand in for different flows", async () => {
    await scene.away(ann ?? 0, { standInId: sam, flowIds: [scene.flowId] });
    await scene.away(ann ?? 0, { standInId: tom, flowIds: [other] });
    expect(await actsForAnn()).toEqual([sam]);
    expect(await standsFor(tom)).toEqual([[ann, [other]]]);
  });

  test("a stand-in who is away for some flows passes on those alone", async () => {
    await scene.away(ann ?? 0, { standInId: sam });
    await scene.away(sam ?? 0, { standInId: tom, flowIds: [scene.flowId] });
    expect(await actsForAnn()).toEqual([tom]);
    expect(await standsFor(sam)).toEqual([[ann, [other]]]);
    expect(await standsFor(tom)).toEqual([
      [ann, [scene.flowId]],
      [sam, [scene.flowId]],
    ]);
  });

  test("nothing is left where the flows of a chain have nothing in common", async () => {
    await scene.away(ann ?? 0, { standInId: sam, flowIds: [other] });
    await scene.away(sam ?? 0, { standInId: tom, flowIds: [scene.flowId] });
    expect(await standsFor(sam)).toEqual([[ann, [other]]]);
    expect(await standsFor(tom)).toEqual([[sam, [scene.flowId]]]);
  });
});

describe("what a stand-in answers to", () => {
  test("is the absent person, their roles and their departments with those above", async () => {
    await scene.away(ann ?? 0, { standInId: sam, flowIds: [scene.flowId] });
    const stored = await findPerson(getDb(), sam ?? 0);
    expect(stored?.standsFor).toEqual([
      { userId: ann, name: "ann", roleIds: [role], departmentIds: [team, head], flowIds: [scene.flowId] },
    ]);
    if (stored === null) throw new Error("sam is somebody");
    expect(toPerson(stored, scene.flowId)).toEqual({
      userId: sam,
      principals: [{ type: "user", id: sam }],
      standsFor: [
        {
          userId: ann,
          principals: [
            { type: "user", id: ann },
            { type: "role", id: role },
            { type: "department", id: team },
            { type: "department", id: head },
          ],
        },
      ],
    });
    expect(toPerson(stored, scene.flowId + 1).standsFor).toEqual([]);
  });

  test("their open tasks, claimed or to take, at once; and not any more when the absence ends", async () => {
    const waiting = [
      await task(anns()),
      await task({ candidates: [{ principalType: "user", principalId: ann ?? 0 }] }),
      await task({ candidates: [{ principalType: "role", principalId: role ?? 0 }] }),
      await task({ candidates: [{ principalType: "department", principalId: head ?? 0 }] }),
    ];
    const own = await task({ status: "claimed", assigneeId: sam ?? 0 });
    expect(await todo(sam)).toEqual([own]);
    await scene.away(ann ?? 0, { standInId: sam });
    expect(await todo(sam)).toEqual([...waiting, own]);
    expect(await todo(ann)).toEqual(waiting);
    await getDb()
      .update(absences)
      .set({ endsAt: hoursFromNow(-0.5) });
    expect(await todo(sam)).toEqual([own]);
    expect(await todo(ann)).toEqual(waiting);
  });

  test("nothing of a ticket they requested, which stays with the absent", async () => {
    await scene.away(ann ?? 0, { standInId: requester });
    const taskId = await task(anns());
    expect(await todo(requester)).toEqual([]);
    expect((await listTaskRecipients(getDb(), { taskId })).map(({ userId }) => userId)).toEqual([ann]);
    const own = await task({ status: "claimed", assigneeId: requester ?? 0 });
    expect(await todo(requester)).toEqual([own]);
  });

  test("no task they or the absent person are excluded from", async () => {
    const candidates = [{ principalType: "role" as const, principalId: role ?? 0 }];
    await scene.away(ann ?? 0, { standInId: sam });
    const free = await task({ candidates });
    const withoutAnn = await task({ candidates, excluded: [ann ?? 0] });
    const withoutSam = await task({ candidates, excluded: [sam ?? 0] });
    expect(await todo(sam)).toEqual([free]);
    expect(await todo(ann)).toEqual([free, withoutSam]);
    const told = async (taskId: number) => (await listTaskRecipients(getDb(), { taskId })).map(({ userId }) => userId);
    expect(await told(free)).toEqual([ann, sam]);
    expect(await told(withoutAnn)).toEqual([]);
    expect(await told(withoutSam)).toEqual([ann]);
  });

  test("the wire's duty and relation as well", async () => {
    const scope = { kind: "client" as const, clientId: 1, flowIds: [scene.flowId], userId: sam ?? 0 };
    const filter = {
      serialPrefix: null,
      title: null,
      from: null,
      before: null,
      flowIds: null,
      nodeIds: null,
      ticketIds: null,
      isEnded: null,
      isRejected: null,
      status: null,
    };
    const ticketId = await scene.ticket(requester ?? 0);
    await scene.task(ticketId, 1, anns());
    await getDb()
      .insert(ticketRelations)
      .values({ ticketId, principalType: "user", principalId: ann ?? 0 });
    const counts = async () => [
      await countWireTickets(getDb(), scope, { ...filter, category: "duty" }),
      await countWireTickets(getDb(), scope, { ...filter, category: "relation" }),
    ];
    expect(await counts()).toEqual([0, 0]);
    await scene.away(ann ?? 0, { standInId: sam });
    expect(await counts()).toEqual([1, 1]);
    await getDb().update(tickets).set({ isTest: true });
    expect(await counts()).toEqual([0, 0]);
  });
});

describe("what a stand-in may view", () => {
  const viewer = () => ({ userId: sam ?? 0, isAdministrator: false });
  const visible = async () =>
    (await listTickets(getDb(), viewer(), "all", EVERYTHING, FIRST_PAGE)).rows.map(({ ticketId }) => ticketId);
  const offered = async () => (await findListChoices(getDb(), viewer(), EVERYTHING)).flows.map(({ id }) => id);

  test("what the absent person is related to, for the flows of the absence", async () => {
    const ticketId = await scene.ticket(requester ?? 0);
    await getDb()
      .insert(ticketRelations)
      .values({ ticketId, principalType: "role", principalId: role ?? 0 });
    expect([await visible(), await offered()]).toEqual([[], []]);
    await scene.away(ann ?? 0, { standInId: sam, flowIds: [scene.flowId] });
    expect([await visible(), await offered()]).toEqual([[ticketId], [scene.flowId]]);
    await getDb()
      .update(absences)
      .set({ flowIds: [scene.flowId + 1] });
    expect([await visible(), await offered()]).toEqual([[], []]);
  });

  test("what a grant of the absent person opens", async () => {
    const ticketId = await scene.ticket(requester ?? 0);
    const grant = { flowId: scene.flowId, permission: "view" as const, principalType: "user" as const };
    await getDb()
      .insert(flowGrants)
      .values({ ...grant, principalId: ann ?? 0 });
    await scene.away(ann ?? 0, { standInId: sam });
    expect(await visible()).toEqual([ticketId]);
  });
});

describe("a waiting task", () => {
  const waiting = async (taskId: number, reader: number | undefined) => {
    const [row] = await getDb().execute<{ id: number }>(sql`select ticket_id as id from tasks where id = ${taskId}`);
    return (await findTicket(getDb(), row?.id ?? 0, reader ?? 0))?.waiting[0];
  };

  test("tells that its assignee is away, until when, and who acts", async () => {
    const taskId = await task(anns());
    expect(await waiting(taskId, requester)).toMatchObject({
      seatNo: 1,
      returns: [],
      assignee: { id: ann, absentUntil: null, standIn: null },
    });
    const endsAt = hoursFromNow(5);
    await scene.away(ann ?? 0, { standInId: sam, endsAt });
    expect((await waiting(taskId, requester))?.assignee).toEqual({
      ...{ id: ann, name: "ann", username: "ann" },
      absentUntil: endsAt.toISOString(),
      standIn: { id: sam, name: "sam", username: "sam" },
    });
    await getDb().update(absences).set({ standInId: requester });
    expect((await waiting(taskId, requester))?.assignee).toMatchObject({ standIn: null });
    await getDb()
      .update(absences)
      .set({ flowIds: [scene.flowId + 1] });
    expect((await waiting(taskId, requester))?.assignee).toMatchObject({ absentUntil: null });
  });

  test("tells its reader whether they act, and for whom", async () => {
    const candidates = [{ principalType: "role" as const, principalId: role ?? 0 }];
    const [claimed, open] = [await task(anns()), await task({ candidates })];
    await scene.away(ann ?? 0, { standInId: sam });
    const forAnn = { id: ann, name: "ann", username: "ann" };
    expect(await waiting(claimed, ann)).toMatchObject({ isAssignee: true, actsFor: null });
    expect(await waiting(claimed, sam)).toMatchObject({ isAssignee: true, actsFor: forAnn });
    expect(await waiting(claimed, tom)).toMatchObject({ isAssignee: false, isCandidate: false, actsFor: null });
    expect(await waiting(open, ann)).toMatchObject({ isAssignee: false, isCandidate: true, actsFor: null });
    expect(await waiting(open, sam)).toMatchObject({ isAssignee: false, isCandidate: true, actsFor: forAnn });
    await getDb()
      .insert(roleMembers)
      .values({ roleId: role ?? 0, userId: sam ?? 0 });
    expect(await waiting(open, sam)).toMatchObject({ isCandidate: true, actsFor: null });
    const excluding = await task({ candidates, excluded: [sam ?? 0] });
    expect(await waiting(excluding, sam)).toMatchObject({ isCandidate: false, actsFor: null });
  });
});

describe("excluded people", () => {
  test("do not see or count what they may not do, though they answer to a candidate", async () => {
    const candidates = [{ principalType: "department" as const, principalId: head ?? 0 }];
    const taskId = await task({ candidates, excluded: [ann ?? 0] });
    expect(await todo(ann)).toEqual([]);
    expect(await todo(lead)).toEqual([taskId]);
    expect((await listTaskRecipients(getDb(), { taskId })).map(({ userId }) => userId)).toEqual([lead, boss]);
  });
});

describe("tickets that are no work", () => {
  test.each([
    ["deleted", { deletedAt: new Date() }],
    ["filed as a test", { isTest: true }],
  ])("%s: in no list, no count, no choice", async (_name, shape) => {
    const ticketId = await scene.ticket(ann ?? 0, { ...shape, serial: "S1" });
    await scene.task(ticketId, 1, anns());
    await getDb()
      .insert(ticketRelations)
      .values({ ticketId, principalType: "user", principalId: ann ?? 0 });
    expect(await todo(ann)).toEqual([]);
    for (const view of ["mine", "all"] as const) {
      for (const isAdministrator of [true, false]) {
        const viewer = { userId: ann ?? 0, isAdministrator };
        expect((await listTickets(getDb(), viewer, view, EVERYTHING, FIRST_PAGE)).rows).toEqual([]);
      }
    }
    expect((await findListChoices(getDb(), { userId: ann ?? 0, isAdministrator: false }, EVERYTHING)).flows).toEqual(
      [],
    );
  });
});

test("the live tasks somebody owns are told oldest first, without those of deleted tickets", async () => {
  const [first, second] = [await task(anns()), await task(anns())];
  await task(anns(), { deletedAt: new Date() });
  await task({ candidates: [{ principalType: "user", principalId: ann ?? 0 }] });
  const held = await listTasksOf(getDb(), ann ?? 0);
  expect(held).toMatchObject([
    { taskId: first, taskNo: 1 },
    { taskId: second, taskNo: 1 },
  ]);
});

test("a person with stand-ins is one statement", async () => {
  await scene.away(ann ?? 0);
  const { value, statements } = await countQueries((db) => findPerson(db, lead ?? 0));
  expect(value?.standsFor).toHaveLength(1);
  expect(statements).toHaveLength(1);
});
