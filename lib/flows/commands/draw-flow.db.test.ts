import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants, flowNodes, flows, flowVersions } from "@/db/schema/flows";
import { tickets } from "@/db/schema/tickets";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { blankFlow } from "../gallery/blank-flow";
import { TEMPLATES, templateOf } from "../gallery/gallery";
import { mayBePublished, problemsOf } from "../problems";
import { NEW_SECRET } from "../secrets/hidden-secrets";
import { openNodeSecret } from "../secrets/node-secret";
import { context, draftOf, installManagedFlow, OUTSIDERS, parsed } from "../testing/flow-scene";
import { cloneFlow } from "./clone-flow";
import { deleteFlow } from "./delete-flow";
import { drawFlow } from "./draw-flow";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const BLANK = blankFlow({ start: "Request", submit: "Submit", end: "Done" });
const designer = asUser(PEOPLE.director);
const hr = asUser(PEOPLE.hr1);
const draw = (actor: Actor) => drawFlow.run(context(actor), { name: "Trips", category: "People", definition: BLANK });
const draftsOf = async (id: number) => {
  const rows = await getDb().select().from(flowVersions).where(eq(flowVersions.flowId, id));
  return rows.map(({ number, status, definition }) => ({ number, status, definition }));
};
const flowNames = async () => (await getDb().select().from(flows).orderBy(asc(flows.id))).map(({ name }) => name);

test("a blank flow is a draft that could be published as it is", async () => {
  expect(problemsOf(BLANK)).toEqual([]);
  const { flowId: made, unknown } = await draw(designer);
  expect(unknown).toEqual([]);
  expect(await draftsOf(made)).toEqual([{ number: 1, status: "draft", definition: BLANK }]);
  const [, flow] = await getDb().select().from(flows).orderBy(asc(flows.id));
  expect(flow).toMatchObject({
    name: "Trips",
    category: "People",
    publishedVersionId: null,
    createdById: PEOPLE.director,
  });
});

test.each(TEMPLATES)("the template %s is a flow without errors, and says whom it does not find", async (key) => {
  const { definition, references } = templateOf(key);
  expect(mayBePublished(problemsOf(definition))).toBe(true);
  const { flowId: made, unknown } = await drawFlow.run(context(designer), { name: key, definition, references });
  expect(await draftsOf(made)).toMatchObject([{ number: 1, status: "draft" }]);
  for (const { name } of unknown) expect(name).not.toBe("");
});

test("members, clients and people who left draw none", async () => {
  for (const actor of OUTSIDERS) await expect(draw(actor)).rejects.toMatchObject({ code: "forbidden" });
  expect(await flowNames()).toEqual(["Leave"]);
});

test("two who draw at once make two", async () => {
  const [one, two] = await Promise.all([draw(designer), draw(asUser(PEOPLE.admin))]);
  expect(one.flowId).not.toBe(two.flowId);
});

test("a copy begins with the draft there is, with its secrets and without its grants", async () => {
  const hook = { url: "https://a.example", sealedSecret: `${NEW_SECRET}geheim` };
  await draftOf(flowId, { ...LEAVE, nodes: [...LEAVE.nodes, { key: "call", name: "Call", type: "hook", hook }] });
  const { flowId: copy } = await cloneFlow.run(context(designer), { flowId, name: "Leave abroad" });
  const [draft] = await draftsOf(copy);
  const call = draft?.definition.nodes.find(({ key }) => key === "call");
  expect(call?.type === "hook" && openNodeSecret(call.hook.sealedSecret)).toBe("geheim");
  expect(await getDb().$count(flowGrants, eq(flowGrants.flowId, copy))).toBe(0);
  expect(await getDb().$count(flowNodes, eq(flowNodes.flowId, copy))).toBe(LEAVE.nodes.length + 1);
});

test("whoever manages a flow but draws none copies none, and designers not those of others", async () => {
  const copy = (actor: Actor) => cloneFlow.run(context(actor), { flowId, name: "Mine" });
  await expect(copy(hr)).rejects.toMatchObject({ code: "forbidden" });
  for (const actor of OUTSIDERS) await expect(copy(actor)).rejects.toMatchObject({ code: "forbidden" });
  const { flowId: others } = await draw(asUser(PEOPLE.admin));
  const foreign = cloneFlow.run(context(designer), { flowId: others, name: "Mine" });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
});

test("a flow without tickets is deleted with all that is its own, once", async () => {
  await draftOf(flowId, LEAVE);
  const remove = () => deleteFlow.run(context(hr), { flowId });
  const outcomes = await Promise.allSettled([remove(), remove()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await flowNames()).toEqual([]);
  expect(await getDb().$count(flowVersions)).toBe(0);
});

test("a flow that ever had a ticket stays, and nobody else deletes any", async () => {
  for (const actor of OUTSIDERS) {
    await expect(deleteFlow.run(context(actor), { flowId })).rejects.toMatchObject({ code: "not_found" });
  }
  const [version] = await getDb().select().from(flowVersions);
  const at = new Date();
  await getDb()
    .insert(tickets)
    .values({
      ...{ serial: "T-1", title: "Four days", flowId, versionId: version?.id ?? 0, status: "running" },
      ...{ requesterId: PEOPLE.alice, values: {}, memory: {}, revision: 1, counter: 1, logCount: 1, logHash: "" },
      ...{ createdAt: at, updatedAt: at, isTest: true },
    });
  await expect(deleteFlow.run(context(hr), { flowId })).rejects.toMatchObject({
    code: "refused",
    reason: "flow_has_tickets",
  });
  expect((await draftsOf(flowId))[0]?.definition).toEqual(parsed(LEAVE));
});
