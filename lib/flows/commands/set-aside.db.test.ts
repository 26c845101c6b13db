import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { findState, listSetAside, listVersions } from "@/db/queries/flows/versions";
import { flows, flowVersions, setAsideDrafts } from "@/db/schema/flows";
import { SET_ASIDE_LIMIT } from "@/db/store/flows/set-aside-store";
import { asUser, installFlow, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { FlowDefinitionInput } from "../definition";
import { HIDDEN_SECRET, NEW_SECRET } from "../secrets/hidden-secrets";
import { openNodeSecret } from "../secrets/node-secret";
import { context, draftOf, installManagedFlow, OUTSIDERS, parsed, renamed, versionsOf } from "../testing/flow-scene";
import { deleteSetAside } from "./drafts/delete-set-aside";
import { discardDraft } from "./drafts/discard-draft";
import { restoreSetAside } from "./drafts/restore-set-aside";
import { restoreVersion } from "./drafts/restore-version";
import { saveDraft } from "./drafts/save-draft";
import { setDraftAside } from "./drafts/set-draft-aside";
import { publishVersion } from "./publish-version";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const hr = context(asUser(PEOPLE.hr1));
const admin = context(asUser(PEOPLE.admin));
const aside = () => getDb().select().from(setAsideDrafts).orderBy(asc(setAsideDrafts.id));
const names = async () =>
  (await aside()).map(({ definition }) => definition.nodes.find(({ key }) => key === "hr")?.name ?? "");
const draft = async () => {
  const [row] = await getDb().select().from(flowVersions).where(eq(flowVersions.status, "draft"));
  return row;
};
const draftName = async () => (await draft())?.definition.nodes.find(({ key }) => key === "hr")?.name;

test("who comes second is told who was first, and when", async () => {
  await draftOf(flowId, renamed("First"));
  const { updatedAt } = (await draft()) ?? {};
  const late = saveDraft.run(admin, { flowId, definition: renamed("Second"), expectedRevision: null });
  await expect(late).rejects.toMatchObject({
    code: "conflict",
    reason: "draft_changed",
    params: { by: "hr1", at: updatedAt?.toISOString() },
  });
});

test("who finds the draft published or discarded is told by whom", async () => {
  await draftOf(flowId, renamed("First"));
  await publishVersion.run(admin, { flowId, expectedRevision: 1 });
  const late = { flowId, definition: renamed("Second"), expectedRevision: 1 };
  await expect(saveDraft.run(hr, late)).rejects.toMatchObject({ params: { by: "admin" } });
  await draftOf(flowId, renamed("Third"));
  await discardDraft.run(hr, { flowId, expectedRevision: 1 });
  await expect(saveDraft.run(admin, late)).rejects.toMatchObject({ params: { by: "hr1" } });
});

test("of two who draw at once the one not chosen is kept, whichever it is", async () => {
  await draftOf(flowId, renamed("Theirs"));
  const mine = { flowId, definition: renamed("Mine") };
  await expect(saveDraft.run(admin, { ...mine, expectedRevision: null })).rejects.toMatchObject({ code: "conflict" });

  await setDraftAside.run(admin, mine);
  expect(await names()).toEqual(["Mine"]);
  expect(await draftName()).toBe("Theirs");

  await saveDraft.run(admin, { ...mine, expectedRevision: 1, setsAside: true });
  expect(await names()).toEqual(["Mine", "Theirs"]);
  expect(await draftName()).toBe("Mine");
  expect(await aside()).toMatchObject([
    { reason: "conflict", number: 2, drawnById: PEOPLE.admin, setAsideById: PEOPLE.admin },
    { reason: "conflict", number: 2, drawnById: PEOPLE.hr1, setAsideById: PEOPLE.admin },
  ]);
});

test("two who choose their own at once lose nothing either", async () => {
  await draftOf(flowId, LEAVE);
  const choose = (name: string) =>
    saveDraft.run(admin, { flowId, definition: renamed(name), expectedRevision: 1, setsAside: true });
  const outcomes = await Promise.allSettled([choose("One"), choose("Two")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await names()).toEqual(["HR"]);
  expect((await draft())?.revision).toBe(2);
});

test("a draft that is equal to what takes its place is not kept, nor one that is not there", async () => {
  const save = (expectedRevision: number | null) =>
    saveDraft.run(hr, { flowId, definition: LEAVE, expectedRevision, setsAside: true });
  await save(null);
  await save(1);
  expect(await aside()).toEqual([]);
});

test("what a restored version replaces, and what is discarded, is kept", async () => {
  const [flow] = await getDb().select().from(flows);
  await draftOf(flowId, renamed("Mine"));
  await restoreVersion.run(admin, { flowId, versionId: flow?.publishedVersionId ?? 0, expectedRevision: 1 });
  await discardDraft.run(hr, { flowId, expectedRevision: 2 });
  expect(await names()).toEqual(["Mine", "HR"]);
  expect((await listSetAside(getDb(), flowId)).map(({ reason, drawnBy }) => [reason, drawnBy?.name])).toEqual([
    ["discard", "admin"],
    ["restore", "hr1"],
  ]);
});

test("a set-aside draft becomes the draft again, and the other is set aside in its turn", async () => {
  const { setAsideId } = await setDraftAside.run(admin, { flowId, definition: renamed("Mine") });
  await draftOf(flowId, renamed("Theirs"));
  const restore = (expectedRevision: number | null) =>
    restoreSetAside.run(hr, { flowId, setAsideId, expectedRevision });
  await expect(restore(null)).rejects.toMatchObject({ code: "conflict", reason: "draft_changed" });
  expect(await names()).toEqual(["Mine"]);
  expect(await restore(1)).toMatchObject({ number: 2, revision: 2 });
  expect(await draftName()).toBe("Mine");
  expect(await names()).toEqual(["Theirs"]);
  await expect(restore(2)).rejects.toMatchObject({ code: "not_found" });
});

test("of two who restore one at once one wins", async () => {
  const { setAsideId } = await setDraftAside.run(admin, { flowId, definition: renamed("Mine") });
  const restore = () => restoreSetAside.run(hr, { flowId, setAsideId, expectedRevision: null });
  const outcomes = await Promise.allSettled([restore(), restore()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await aside()).toEqual([]);
});

test("one is deleted once", async () => {
  const { setAsideId } = await setDraftAside.run(admin, { flowId, definition: LEAVE });
  const remove = () => deleteSetAside.run(hr, { flowId, setAsideId });
  const outcomes = await Promise.allSettled([remove(), remove()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await aside()).toEqual([]);
});

test("the newest are kept, also when two set aside at once", async () => {
  const keep = (name: string) => setDraftAside.run(hr, { flowId, definition: renamed(name) });
  for (let count = 1; count < SET_ASIDE_LIMIT; count += 1) await keep(`Draft ${count}`);
  await Promise.all([keep("Last"), keep("Last")]);
  const kept = await names();
  expect(kept).toHaveLength(SET_ASIDE_LIMIT);
  expect([kept[0], ...kept.slice(-2)]).toEqual(["Draft 2", "Last", "Last"]);
});

test("nobody else sets aside, restores or deletes, and no other flow's", async () => {
  const { setAsideId } = await setDraftAside.run(admin, { flowId, definition: LEAVE });
  const other = await installFlow(getDb(), LEAVE);
  for (const actor of OUTSIDERS) {
    const ctx = context(actor);
    await expect(setDraftAside.run(ctx, { flowId, definition: LEAVE })).rejects.toMatchObject({ code: "not_found" });
    const restore = restoreSetAside.run(ctx, { flowId, setAsideId, expectedRevision: null });
    await expect(restore).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteSetAside.run(ctx, { flowId, setAsideId })).rejects.toMatchObject({ code: "not_found" });
  }
  const foreign = deleteSetAside.run(admin, { flowId: other.flowId, setAsideId });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  expect(await findState(getDb(), other.flowId, { kind: "set-aside", id: setAsideId })).toBeNull();
  expect(await findState(getDb(), flowId, { kind: "set-aside", id: setAsideId })).toEqual(parsed(LEAVE));
  expect(await aside()).toHaveLength(1);
});

test("a secret outlives the other draft that does not have its node", async () => {
  const withHook = (sealedSecret: string): FlowDefinitionInput => ({
    ...LEAVE,
    nodes: [
      ...LEAVE.nodes,
      { key: "call", name: "Call", type: "hook", hook: { url: "https://a.example", sealedSecret } },
    ],
  });
  const secret = async () => {
    const node = (await draft())?.definition.nodes.find(({ key }) => key === "call");
    return node?.type === "hook" ? openNodeSecret(node.hook.sealedSecret) : "";
  };
  await draftOf(flowId, withHook(`${NEW_SECRET}geheim`));
  await saveDraft.run(admin, { flowId, definition: LEAVE, expectedRevision: 1, setsAside: true });
  await draftOf(flowId, withHook(HIDDEN_SECRET), 2);
  expect(await secret()).toBe("geheim");
});

test("versions are listed with who made them, without trials", async () => {
  await draftOf(flowId, renamed("Personnel"));
  await publishVersion.run(admin, { flowId, expectedRevision: 1, notes: "Another name" });
  await draftOf(flowId, LEAVE);
  expect(await versionsOf(flowId)).toEqual(["1 retired", "2 published", "3 draft"]);
  const rows = await listVersions(getDb(), flowId);
  expect(rows).toMatchObject([
    { number: 3, status: "draft", revision: 1, updatedBy: { name: "hr1" }, publishedBy: null, publishedAt: null },
    {
      number: 2,
      status: "published",
      notes: "Another name",
      updatedBy: { name: "hr1" },
      publishedBy: { name: "admin" },
    },
    { number: 1, status: "retired", publishedBy: { name: "director" }, running: 0 },
  ]);
  expect(rows[1]?.publishedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
});
