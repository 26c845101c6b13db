import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flows, flowVersions, setAsideDrafts } from "@/db/schema/flows";
import { roles, users } from "@/db/schema/people";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { FlowDefinitionInput } from "../definition";
import { exportedFlow } from "../exchange/exported-flow";
import { HOSTILE, SOUND } from "../exchange/testing/hostile-files";
import { findProblems } from "../publication";
import { NEW_SECRET } from "../secrets/hidden-secrets";
import { context, draftOf, installManagedFlow, OUTSIDERS, parsed, renamed } from "../testing/flow-scene";
import { importDraft } from "./drafts/import-draft";
import { importFlow } from "./import-flow";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const admin = context(asUser(PEOPLE.admin));
const bytes = (file: unknown) => new TextEncoder().encode(typeof file === "string" ? file : JSON.stringify(file));
const exported = async (number: number | null = null) => {
  const file = await exportedFlow(getDb(), { flowId, number });
  if (file === null) throw new Error("there is no such version");
  return file;
};
const definitionOf = async (made: number) => {
  const rows = await getDb().select().from(flowVersions);
  return rows.find((row) => row.flowId === made && row.status === "draft")?.definition;
};
const counts = async () => [
  await getDb().$count(flows),
  await getDb().$count(flowVersions),
  await getDb().$count(setAsideDrafts),
];

test("what was exported is imported as it was, as a flow with a draft and nothing published", async () => {
  const file = await exported();
  expect(file).toMatchObject({ skein: "flow", format: 1, flow: { name: "Leave" }, version: { number: 1 } });
  const made = await importFlow.run(admin, { file: bytes(file) });
  expect(made).toMatchObject({ name: "Leave", unknown: [] });
  expect(await definitionOf(made.flowId)).toEqual(parsed(LEAVE));
  const [, flow] = await getDb().select().from(flows).orderBy(flows.id);
  expect(flow).toMatchObject({ publishedVersionId: null, createdById: PEOPLE.admin });
});

test("a file names people, departments and roles, and the draft or any version is exported", async () => {
  await draftOf(flowId, renamed("Personnel"));
  const file = await exported();
  expect(file.version).toMatchObject({ number: 2, status: "draft" });
  expect(file.references).toMatchObject({
    people: [{ username: "director" }, { username: "ceo" }],
    roles: [{ name: "HR" }],
  });
  expect((await exported(1)).definition).toEqual(parsed(LEAVE));
  expect(await exportedFlow(getDb(), { flowId, number: 7 })).toBeNull();
});

test("secrets are not in the file", async () => {
  const hook = { url: "https://a.example", sealedSecret: `${NEW_SECRET}geheim` };
  const withHook: FlowDefinitionInput = {
    ...LEAVE,
    nodes: [...LEAVE.nodes, { key: "call", name: "Call", type: "hook", hook }],
  };
  await draftOf(flowId, withHook);
  const stored = JSON.stringify(await definitionOf(flowId));
  const sealed = /"sealedSecret":"([^"]+)"/.exec(stored)?.[1] ?? "";
  expect(sealed).not.toBe("");
  const text = JSON.stringify(await exported());
  expect(text).not.toContain(sealed);
  expect(text).toContain('"sealedSecret":""');
});

test("a secret in a file is not taken over", async () => {
  const file = await exported();
  const hook = { url: "https://a.example", sealedSecret: "sealed elsewhere" };
  const nodes = [...file.definition.nodes, { key: "call", name: "Call", type: "hook", hook }];
  const made = await importFlow.run(admin, { file: bytes({ ...file, definition: { ...file.definition, nodes } }) });
  expect(JSON.stringify(await definitionOf(made.flowId))).not.toContain("sealed elsewhere");
});

test("people and roles are found by their names, whatever ids they have here", async () => {
  const moved = JSON.parse(
    JSON.stringify(SOUND)
      .replaceAll('"userIds":[4]', '"userIds":[77]')
      .replace('{"id":4,"name":"director"', '{"id":77,"name":"director"')
      .replaceAll('"roleIds":[1]', '"roleIds":[99]')
      .replace('{"id":1,"name":"HR"}', '{"id":99,"name":"HR"}'),
  );
  const made = await importFlow.run(admin, { file: bytes(moved) });
  expect(made.unknown).toEqual([]);
  expect(await definitionOf(made.flowId)).toEqual(parsed(LEAVE));
});

test("who and what is not here is named, and is a problem of the draft", async () => {
  await getDb().update(users).set({ username: "gone-ceo" }).where(eq(users.id, PEOPLE.ceo));
  await getDb().update(roles).set({ name: "Personnel" }).where(eq(roles.id, 1));
  const made = await importFlow.run(admin, { file: bytes(SOUND) });
  expect(made.unknown).toEqual([
    { kind: "people", name: "ceo (ceo)" },
    { kind: "roles", name: "HR" },
  ]);
  const definition = await definitionOf(made.flowId);
  if (definition === undefined) throw new Error("nothing was made");
  const problems = await getDb().transaction((tx) => findProblems(tx, definition, made.flowId));
  expect(problems.map(({ code, nodeKey }) => `${code} ${nodeKey}`)).toEqual(["people_unknown ceo", "roles_unknown hr"]);
});

test("a draft is imported over the one that was seen, which is set aside", async () => {
  await draftOf(flowId, renamed("Personnel"));
  const run = (expectedRevision: number | null) =>
    importDraft.run(admin, { flowId, expectedRevision, file: bytes(SOUND) });
  await expect(run(null)).rejects.toMatchObject({ code: "conflict", reason: "draft_changed" });
  expect(await run(1)).toMatchObject({ number: 2, revision: 2, unknown: [] });
  expect(await definitionOf(flowId)).toEqual(parsed(LEAVE));
  const aside = await getDb().select().from(setAsideDrafts);
  expect(aside).toMatchObject([{ reason: "import", drawnById: PEOPLE.hr1, setAsideById: PEOPLE.admin }]);
});

test("of two who import one draft at once one wins; two flows are two", async () => {
  await draftOf(flowId, renamed("Personnel"));
  const one = () => importDraft.run(admin, { flowId, expectedRevision: 1, file: bytes(SOUND) });
  const outcomes = await Promise.allSettled([one(), one()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const file = bytes(SOUND);
  await Promise.all([importFlow.run(admin, { file }), importFlow.run(admin, { file })]);
  expect(await getDb().$count(flows)).toBe(3);
});

test("members make no flow, and others no draft of this one", async () => {
  for (const actor of OUTSIDERS) {
    const ctx = context(actor);
    await expect(importFlow.run(ctx, { file: bytes(SOUND) })).rejects.toMatchObject({ code: "forbidden" });
    const draft = importDraft.run(ctx, { flowId, expectedRevision: null, file: bytes(SOUND) });
    await expect(draft).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await getDb().$count(flows)).toBe(1);
});

test("of a file that is none nothing is written", async () => {
  const before = await counts();
  for (const { name, file, reason } of HOSTILE) {
    const sent = typeof file === "string" ? bytes(file) : new Uint8Array(file);
    await expect(importFlow.run(admin, { file: sent }), name).rejects.toMatchObject({ code: "invalid", reason });
    const draft = importDraft.run(admin, { flowId, expectedRevision: null, file: sent });
    await expect(draft, name).rejects.toMatchObject({ code: "invalid", reason });
  }
  expect(await counts()).toEqual(before);
});
