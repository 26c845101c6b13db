import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowNodes, flowVersions } from "@/db/schema/flows";
import { users } from "@/db/schema/people";
import { asUser, ENGINEERING, HEAD_OFFICE, HR_ROLE, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import type { FlowDefinitionInput } from "../../definition";
import { HIDDEN_SECRET, NEW_SECRET } from "../../secrets/hidden-secrets";
import { openNodeSecret } from "../../secrets/node-secret";
import {
  broken,
  context,
  draftOf,
  installManagedFlow,
  OUTSIDERS,
  parsed,
  renamed,
  versionsOf,
} from "../../testing/flow-scene";
import { setGrants } from "../set-grants";
import { saveDraft } from "./save-draft";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const save = (actor: Actor, expectedRevision: number | null = null) =>
  saveDraft.run(context(actor), { flowId, definition: renamed("Personnel"), expectedRevision });

const draft = async () => {
  const [row] = await getDb().select().from(flowVersions).where(eq(flowVersions.status, "draft"));
  return row;
};

test("a draft is saved beside what is published, with the problems it has", async () => {
  expect(await draftOf(flowId, broken())).toMatchObject({ number: 2, revision: 1 });
  const saved = await draftOf(flowId, renamed("Personnel"), 1);
  expect(saved.revision).toBe(2);
  expect(await versionsOf(flowId)).toEqual(["1 published", "2 draft"]);
  expect(await draft()).toMatchObject({ definition: parsed(renamed("Personnel")), createdById: PEOPLE.hr1 });
  const names = await getDb().select({ name: flowNodes.name }).from(flowNodes).where(eq(flowNodes.key, "hr"));
  expect(names).toEqual([{ name: "HR" }]);
});

test("a key that is there twice loses nothing", async () => {
  const twice = { ...LEAVE, nodes: [...LEAVE.nodes, { key: "hr", name: "Again", type: "end" as const }] };
  await draftOf(flowId, twice);
  expect((await draft())?.definition).toEqual(parsed(twice));
});

test("administrators, managers and the designer who made it may save", async () => {
  let revision: number | null = null;
  for (const userId of [PEOPLE.admin, PEOPLE.hr1, PEOPLE.director]) {
    ({ revision } = await save(asUser(userId), revision));
  }
  await getDb().update(users).set({ globalRole: "member" }).where(eq(users.id, PEOPLE.director));
  await expect(save(asUser(PEOPLE.director), revision)).rejects.toMatchObject({ code: "not_found" });
});

test.each([
  ["a role", "role", HR_ROLE, PEOPLE.hr2, PEOPLE.alice],
  ["a department and those below it", "department", HEAD_OFFICE, PEOPLE.alice, PEOPLE.stranger],
  ["a department, not those above it", "department", ENGINEERING, PEOPLE.alice, PEOPLE.ceo],
])("a grant to manage reaches %s", async (_name, principalType, principalId, member, other) => {
  const grants = [
    { permission: "manage", principalType, principalId },
    { permission: "intervene", principalType: "user", principalId: other },
  ];
  await setGrants.run(context(asUser(PEOPLE.admin)), { flowId, grants });
  await save(asUser(member));
  await expect(save(asUser(other), 1)).rejects.toMatchObject({ code: "not_found" });
});

test("nobody else learns that there is such a flow", async () => {
  for (const actor of OUTSIDERS) await expect(save(actor)).rejects.toMatchObject({ code: "not_found" });
  const unknown = saveDraft.run(context(asUser(PEOPLE.admin)), {
    flowId: 99,
    definition: LEAVE,
    expectedRevision: null,
  });
  await expect(unknown).rejects.toMatchObject({ code: "not_found" });
  expect(await versionsOf(flowId)).toEqual(["1 published"]);
});

test("who saves over what somebody else saved is told so", async () => {
  await draftOf(flowId, LEAVE);
  for (const expected of [null, 2]) {
    await expect(draftOf(flowId, LEAVE, expected)).rejects.toMatchObject({ code: "conflict", reason: "draft_changed" });
  }
});

test("of two who save at once one wins", async () => {
  await draftOf(flowId, LEAVE);
  const outcomes = await Promise.allSettled([draftOf(flowId, renamed("A"), 1), draftOf(flowId, renamed("B"), 1)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await draft()).toMatchObject({ revision: 2 });
});

const withHook = (sealedSecret: string): FlowDefinitionInput => ({
  ...LEAVE,
  nodes: [
    ...LEAVE.nodes,
    { key: "call", name: "Call", type: "hook", hook: { url: "https://a.example", sealedSecret } },
  ],
});

async function sealed(): Promise<string> {
  const node = (await draft())?.definition.nodes.find(({ key }) => key === "call");
  return node?.type === "hook" ? node.hook.sealedSecret : "";
}

test("secrets are sealed, stay where they were, and come from nowhere else", async () => {
  await draftOf(flowId, withHook(`${NEW_SECRET}geheim`));
  const first = await sealed();
  expect(openNodeSecret(first)).toBe("geheim");
  await draftOf(flowId, withHook(HIDDEN_SECRET), 1);
  expect(await sealed()).toBe(first);
  await expect(draftOf(flowId, withHook("pasted"), 2)).rejects.toMatchObject({ code: "invalid" });
  await draftOf(flowId, withHook(""), 2);
  expect(await sealed()).toBe("");
});

test("a hook that was deleted and brought back has its secret again, but not one that was cleared", async () => {
  await draftOf(flowId, withHook(`${NEW_SECRET}geheim`));
  const first = await sealed();
  await draftOf(flowId, LEAVE, 1);
  await draftOf(flowId, renamed("Meanwhile"), 2);
  await draftOf(flowId, withHook(HIDDEN_SECRET), 3);
  expect(await sealed()).toBe(first);
  await draftOf(flowId, withHook(""), 4);
  await draftOf(flowId, LEAVE, 5);
  await draftOf(flowId, withHook(HIDDEN_SECRET), 6);
  expect(await sealed()).toBe("");
});
