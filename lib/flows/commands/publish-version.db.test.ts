import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowNodes, flows, flowVersions } from "@/db/schema/flows";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import type { FlowDefinitionInput } from "../definition";
import { broken, context, draftOf, installManagedFlow, OUTSIDERS, renamed, versionsOf } from "../testing/flow-scene";
import { publishVersion } from "./publish-version";
import { retireFlow } from "./retire-flow";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const publish = (actor: Actor = asUser(PEOPLE.hr1), expectedRevision = 1) =>
  publishVersion.run(context(actor), { flowId, expectedRevision, notes: " Personnel now " });

test("a draft becomes what new tickets run on", async () => {
  const { versionId } = await draftOf(flowId, renamed("Personnel"));
  expect(await publish()).toEqual({ versionId, number: 2, warnings: [] });
  expect(await versionsOf(flowId)).toEqual(["1 retired", "2 published"]);
  const [flow] = await getDb().select().from(flows);
  expect(flow?.publishedVersionId).toBe(versionId);
  const [, version] = await getDb().select().from(flowVersions).orderBy(asc(flowVersions.id));
  expect(version).toMatchObject({ notes: "Personnel now", publishedAt: expect.any(Date) });
  const [node] = await getDb().select().from(flowNodes).where(eq(flowNodes.key, "hr"));
  expect(node?.name).toBe("Personnel");
});

test("a draft with errors is not published, whoever asks", async () => {
  await draftOf(flowId, broken());
  await expect(publish(asUser(PEOPLE.admin))).rejects.toMatchObject({
    code: "invalid",
    reason: "flow_has_problems",
    problems: [{ path: "hr", code: "task_without_people" }],
  });
  expect(await versionsOf(flowId)).toEqual(["1 published", "2 draft"]);
});

const withChild = (childFlowId: number): FlowDefinitionInput => ({
  ...LEAVE,
  nodes: [
    ...LEAVE.nodes,
    { key: "child", name: "Child", type: "child", children: { kind: "create", flowId: childFlowId } },
  ],
  transitions: [
    ...LEAVE.transitions.filter(({ key }) => key !== "file"),
    { key: "file", from: "hr", to: "child", name: "File" },
    { key: "filed", from: "child", to: "end", name: "Filed" },
  ],
});

test("what exists is looked up: people as a warning, flows as an error", async () => {
  const asksGone: FlowDefinitionInput = {
    ...LEAVE,
    nodes: LEAVE.nodes.map((node) =>
      node.key === "ceo" && node.type === "task" ? { ...node, who: [{ kind: "users", userIds: [PEOPLE.gone] }] } : node,
    ),
  };
  await draftOf(flowId, asksGone);
  expect((await publish()).warnings).toMatchObject([{ code: "people_unknown", nodeKey: "ceo" }]);
  await draftOf(flowId, withChild(99));
  await expect(publish()).rejects.toMatchObject({ problems: [{ path: "child", code: "child_flow_unknown" }] });
  await draftOf(flowId, withChild(flowId), 1);
  expect((await publish(asUser(PEOPLE.hr1), 2)).number).toBe(3);
});

test("a flow that was retired is none to make tickets of", async () => {
  const other = await installOther();
  await retireFlow.run(context(asUser(PEOPLE.admin)), { flowId: other });
  await draftOf(flowId, withChild(other));
  await expect(publish()).rejects.toMatchObject({ problems: [{ code: "child_flow_unknown" }] });
});

async function installOther(): Promise<number> {
  const [row] = await getDb().insert(flows).values({ name: "Other" }).returning({ id: flows.id });
  return row?.id ?? 0;
}

test("who did not see what is published is told so", async () => {
  await expect(publish()).rejects.toMatchObject({ code: "conflict", reason: "draft_changed" });
  await draftOf(flowId, LEAVE);
  await expect(publish(asUser(PEOPLE.hr1), 2)).rejects.toMatchObject({ code: "conflict" });
});

test("nobody else may publish", async () => {
  await draftOf(flowId, LEAVE);
  for (const actor of OUTSIDERS) await expect(publish(actor)).rejects.toMatchObject({ code: "not_found" });
});

test("of two who publish at once one wins", async () => {
  await draftOf(flowId, LEAVE);
  const outcomes = await Promise.allSettled([publish(), publish()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await versionsOf(flowId)).toEqual(["1 retired", "2 published"]);
});

test("a published version never changes", async () => {
  const change = getDb()
    .update(flowVersions)
    .set({ definition: { ...renamed("x") } as never });
  await expect(change).rejects.toMatchObject({ cause: { message: "a published version never changes" } });
});
