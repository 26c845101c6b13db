import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowFields, flowGrants, flowNodes, flows, flowTransitions, flowVersions } from "@/db/schema/flows";
import { insertFlow, publishVersion, saveVersion } from "@/db/store/flows/flow-store";
import { asUser, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { systemClock } from "@/lib/platform/clock";
import { FlowDefinition } from "../definition";
import { loadVersion } from "../version-cache";
import { createFlow } from "./create-flow";

const definition = FlowDefinition.parse(LEAVE);
const at = new Date("2026-01-05T01:00:00Z");

beforeEach(async () => {
  await resetDatabase();
  await installPeople(getDb());
});

const create = (actor: Actor, input: Record<string, unknown> = {}) =>
  createFlow.run({ db: getDb(), actor, clock: systemClock }, { name: "Leave", definition: LEAVE, ...input });

test("a flow is made, published and can be run", async () => {
  const grants = [{ permission: "manage", principalType: "user", principalId: PEOPLE.leader }];
  const { flowId, versionId } = await create({ kind: "system", name: "demo" }, { category: "People", grants });
  const version = await loadVersion(getDb(), versionId);
  expect(version).toMatchObject({ flowId, number: 1, definition });
  expect(version.nodeIds.size).toBe(definition.nodes.length);
  expect(version.transitionIds.size).toBe(definition.transitions.length);
  const [flow] = await getDb().select().from(flows);
  expect(flow).toMatchObject({ name: "Leave", category: "People", publishedVersionId: versionId, createdById: null });
  expect(await getDb().select().from(flowGrants)).toEqual([{ flowId, ...grants[0] }]);
});

test("administrators may make one, others and clients may not", async () => {
  await create(asUser(PEOPLE.admin));
  const [flow] = await getDb().select().from(flows);
  expect(flow?.createdById).toBe(PEOPLE.admin);
  const client: Actor = { kind: "user", userId: PEOPLE.admin, clientId: 1, flowIds: [] };
  for (const actor of [asUser(PEOPLE.alice), client, asUser(4711)]) {
    await expect(create(actor)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("a definition with errors makes nothing and says what they are", async () => {
  const broken = { ...LEAVE, nodes: LEAVE.nodes.map((node) => (node.key === "hr" ? { ...node, who: [] } : node)) };
  await expect(create(asUser(PEOPLE.admin), { definition: broken })).rejects.toMatchObject({
    code: "invalid",
    reason: "flow_has_problems",
    problems: [{ path: "hr", code: "task_without_people", params: { name: "HR" } }],
  });
  expect(await getDb().$count(flows)).toBe(0);
});

async function saveDraft(flowId: number, expectedRevision: number | null, change: Partial<FlowDefinition> = {}) {
  return getDb().transaction((tx) =>
    saveVersion(tx, { flowId, definition: { ...definition, ...change }, expectedRevision, createdById: null, at }),
  );
}

const publish = (flowId: number, versionId: number, expectedRevision: number) =>
  getDb().transaction((tx) => publishVersion(tx, { flowId, versionId, expectedRevision, at }));

const elements = async () => ({
  nodes: await getDb().select().from(flowNodes).orderBy(flowNodes.id),
  transitions: await getDb().select().from(flowTransitions).orderBy(flowTransitions.id),
  fields: await getDb().select().from(flowFields).orderBy(flowFields.id),
});

test("a second version keeps the integers, and gives new ones to what is new", async () => {
  const { flowId, versionId } = await create({ kind: "system", name: "demo" });
  const before = await elements();
  const nodes = definition.nodes.map((node) => (node.key === "hr" ? { ...node, name: "Personnel" } : node));
  const draft = await saveDraft(flowId, null, {
    nodes: [...nodes, { ...nodes[0], key: "extra" } as (typeof nodes)[0]],
  });
  expect(draft).toMatchObject({ number: 2, revision: 1 });
  const drafted = await elements();
  expect(drafted.transitions).toEqual(before.transitions);
  expect(drafted.nodes.slice(0, -1)).toEqual(before.nodes);
  expect(drafted.nodes.at(-1)).toMatchObject({ key: "extra", id: (before.nodes.at(-1)?.id ?? 0) + 1 });

  await publish(flowId, draft.id, 1);
  expect((await elements()).nodes.map(({ name }) => name)).toContain("Personnel");
  const versions = await getDb().select().from(flowVersions).orderBy(flowVersions.number);
  expect(versions.map(({ status }) => status)).toEqual(["retired", "published"]);
  const [flow] = await getDb().select().from(flows);
  expect(flow?.publishedVersionId).toBe(draft.id);
  expect(versionId).not.toBe(draft.id);
});

test("who saves or publishes what is no longer there is told so", async () => {
  const { flowId } = await create({ kind: "system", name: "demo" });
  const draft = await saveDraft(flowId, null);
  await expect(saveDraft(flowId, null)).rejects.toMatchObject({ code: "conflict", reason: "draft_changed" });
  expect(await saveDraft(flowId, 1)).toEqual({ ...draft, revision: 2 });
  await expect(saveDraft(flowId, 1)).rejects.toMatchObject({ code: "conflict" });
  await expect(publish(flowId, draft.id, 1)).rejects.toMatchObject({ code: "conflict" });
  await publish(flowId, draft.id, 2);
  await expect(publish(flowId, draft.id, 2)).rejects.toMatchObject({ code: "conflict" });
});

test("of two who save at once one wins", async () => {
  const { flowId } = await create({ kind: "system", name: "demo" });
  const outcomes = await Promise.allSettled([saveDraft(flowId, null), saveDraft(flowId, null)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await getDb().$count(flowVersions, eq(flowVersions.status, "draft"))).toBe(1);
});

test("given integers are kept, and later ones come after them", async () => {
  const ids = {
    nodes: new Map(definition.nodes.map(({ key }, index) => [key, 1000 + index] as const).slice(0, -1)),
    transitions: new Map([["submit", 500]]),
    fields: new Map(definition.form.fields.map(({ key }, index) => [key, 70 + index] as const)),
  };
  await getDb().transaction(async (tx) => {
    const flowId = await insertFlow(tx, { id: 42, name: "Leave", description: "", createdById: null, at });
    await saveVersion(tx, { flowId, definition, expectedRevision: null, createdById: null, at, ids });
  });
  const { nodes, transitions, fields } = await elements();
  expect(nodes.map(({ id }) => id)).toEqual([1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007]);
  expect(nodes.at(-1)?.key).toBe("end");
  expect(transitions.map(({ id }) => id)).toEqual(definition.transitions.map((_, index) => 500 + index));
  expect(fields.map(({ id }) => id)).toEqual([70, 71, 72, 73]);
});
