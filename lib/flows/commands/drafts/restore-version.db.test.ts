import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flows, flowVersions } from "@/db/schema/flows";
import { asUser, installFlow, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { context, draftOf, installManagedFlow, OUTSIDERS, parsed, renamed, versionsOf } from "../../testing/flow-scene";
import { publishVersion } from "../publish-version";
import { restoreVersion } from "./restore-version";

let flowId: number;
let first: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
  const [flow] = await getDb().select().from(flows);
  first = flow?.publishedVersionId ?? 0;
  await draftOf(flowId, renamed("Personnel"));
  await publishVersion.run(context(asUser(PEOPLE.hr1)), { flowId, expectedRevision: 1 });
});

const restore = (actor: Actor = asUser(PEOPLE.hr1), expectedRevision: number | null = null, versionId = first) =>
  restoreVersion.run(context(actor), { flowId, versionId, expectedRevision });

test("an earlier version becomes the draft, and stays what it was", async () => {
  const restored = await restore();
  expect(restored).toMatchObject({ number: 3, revision: 1 });
  expect(await versionsOf(flowId)).toEqual(["1 retired", "2 published", "3 draft"]);
  const [draft] = await getDb().select().from(flowVersions).where(eq(flowVersions.id, restored.versionId));
  expect(draft?.definition).toEqual(parsed(LEAVE));
});

test("it replaces a draft only as that was seen", async () => {
  await draftOf(flowId, LEAVE);
  await expect(restore()).rejects.toMatchObject({ code: "conflict", reason: "draft_changed" });
  expect((await restore(asUser(PEOPLE.hr1), 1)).revision).toBe(2);
});

test("drafts, other flows' versions and unknown ones are none of its earlier versions", async () => {
  const draft = await draftOf(flowId, LEAVE);
  const other = await installFlow(getDb(), LEAVE);
  for (const versionId of [draft.versionId, other.versionId, 4711]) {
    await expect(restore(asUser(PEOPLE.admin), 1, versionId)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("nobody else may restore", async () => {
  for (const actor of OUTSIDERS) await expect(restore(actor)).rejects.toMatchObject({ code: "not_found" });
});

test("of two who restore at once one wins", async () => {
  const outcomes = await Promise.allSettled([restore(), restore()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
