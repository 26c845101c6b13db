import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants, flows } from "@/db/schema/flows";
import { roleMembers, roles, users } from "@/db/schema/people";
import { tickets } from "@/db/schema/tickets";
import { countQueries } from "@/db/testing/count-queries";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { findManagedFlow, listManagedFlows, managesAnyFlow } from "./managed-flows";

let scene: TicketScene;
let aliceId: number;
let designerId: number;

beforeEach(async () => {
  await resetDatabase();
  scene = await TicketScene.create(getDb());
  aliceId = await scene.person("alice");
  designerId = await scene.person("dora", { globalRole: "designer" });
  await getDb().insert(flows).values({ name: "access", createdById: designerId });
});

const namesFor = async (userId: number) => (await listManagedFlows(getDb(), userId)).map(({ name }) => name);
type Grant = Pick<typeof flowGrants.$inferInsert, "principalType" | "principalId"> & { permission?: "view" | "manage" };
const grant = ({ permission = "manage", ...principal }: Grant) =>
  getDb()
    .insert(flowGrants)
    .values({ flowId: scene.flowId, permission, ...principal });

test("administrators manage every flow, designers those they made, others none", async () => {
  const rootId = await scene.person("root", { globalRole: "administrator" });
  expect(await namesFor(rootId)).toEqual(["access", "Leave"]);
  expect(await namesFor(designerId)).toEqual(["access"]);
  expect(await namesFor(aliceId)).toEqual([]);
  expect(await managesAnyFlow(getDb(), aliceId)).toBe(false);
  await getDb().update(users).set({ isActive: false }).where(eq(users.id, rootId));
  expect(await namesFor(rootId)).toEqual([]);
});

test("a grant to manage counts for a person, a role and a department with all below it; one to view does not", async () => {
  await grant({ principalType: "user", principalId: aliceId, permission: "view" });
  expect(await managesAnyFlow(getDb(), aliceId)).toBe(false);

  const [role] = await getDb().insert(roles).values({ name: "Owners" }).returning({ id: roles.id });
  await getDb()
    .insert(roleMembers)
    .values({ roleId: role?.id ?? 0, userId: aliceId });
  await grant({ principalType: "role", principalId: role?.id ?? 0 });
  expect(await namesFor(aliceId)).toEqual(["Leave"]);

  const bobId = await scene.person("bob");
  const top = await scene.department("Top", {}, []);
  await scene.department("Team", { parentId: top }, [bobId]);
  await grant({ principalType: "department", principalId: top });
  expect(await namesFor(bobId)).toEqual(["Leave"]);
});

test("a flow is found with what is under way in it; one of others is not found", async () => {
  await grant({ principalType: "user", principalId: aliceId });
  const ids = await Promise.all([1, 2, 3, 4].map(() => scene.ticket(aliceId)));
  const [, test, deleted, ended] = ids;
  await getDb()
    .update(tickets)
    .set({ isTest: true })
    .where(eq(tickets.id, test ?? 0));
  await getDb()
    .update(tickets)
    .set({ deletedAt: new Date() })
    .where(eq(tickets.id, deleted ?? 0));
  await getDb()
    .update(tickets)
    .set({ endedAt: new Date(), status: "finished" })
    .where(eq(tickets.id, ended ?? 0));
  expect(await findManagedFlow(getDb(), aliceId, scene.flowId)).toMatchObject({ name: "Leave", running: 1 });
  expect(await findManagedFlow(getDb(), aliceId, scene.flowId + 1)).toBeNull();
});

test("however many there are, the list takes one statement and says how their versions stand", async () => {
  const rootId = await scene.person("root", { globalRole: "administrator" });
  const rows = Array.from({ length: 40 }, (_, index) => ({ name: `flow ${index}` }));
  await getDb().insert(flows).values(rows);
  await getDb().update(flows).set({ publishedVersionId: scene.versionId }).where(eq(flows.id, scene.flowId));
  const { value, statements } = await countQueries((db) => listManagedFlows(db, rootId));
  expect(value).toHaveLength(42);
  expect(statements).toHaveLength(1);
  const leave = value.find(({ name }) => name === "Leave");
  expect(leave).toMatchObject({ publishedNumber: 1, draftNumber: null });
  expect(leave?.changedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
});
