import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowVersions } from "@/db/schema/flows";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import {
  broken,
  context,
  draftOf,
  installManagedFlow,
  OUTSIDERS,
  parsed,
  renamed,
  versionsOf,
} from "../testing/flow-scene";
import { loadVersion } from "../version-cache";
import { discardDraft } from "./drafts/discard-draft";
import { startTrial } from "./start-trial";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const start = (expectedRevision: number, actor: Actor = asUser(PEOPLE.hr1)) =>
  startTrial.run(context(actor), { flowId, expectedRevision });

test("a copy of the draft is frozen and can be run", async () => {
  await draftOf(flowId, renamed("Personnel"));
  const { versionId } = await start(1);
  expect(await versionsOf(flowId)).toEqual(["1 published", "2 draft", "2 trial"]);
  const version = await loadVersion(getDb(), versionId);
  expect(version).toMatchObject({ number: 2, definition: parsed(renamed("Personnel")) });
  const change = getDb()
    .update(flowVersions)
    .set({ definition: version.definition })
    .where(eq(flowVersions.id, versionId));
  await expect(change).resolves.toBeDefined();
  const other = getDb()
    .update(flowVersions)
    .set({ definition: parsed(LEAVE) })
    .where(eq(flowVersions.id, versionId));
  await expect(other).rejects.toMatchObject({ cause: { message: "a published version never changes" } });
});

test("the same draft is tried on the same copy, a changed one on another", async () => {
  await draftOf(flowId, LEAVE);
  const first = await start(1);
  expect(await start(1)).toEqual(first);
  await draftOf(flowId, LEAVE, 1);
  expect(await start(2)).toEqual(first);
  await draftOf(flowId, renamed("Personnel"), 2);
  const second = await start(3);
  expect(second).not.toEqual(first);
  await draftOf(flowId, LEAVE, 3);
  expect(await start(4)).not.toEqual(first);
});

test("the draft of a later number is another one", async () => {
  await draftOf(flowId, LEAVE);
  const first = await start(1);
  await discardDraft.run(context(asUser(PEOPLE.hr1)), { flowId, expectedRevision: 1 });
  await draftOf(flowId, LEAVE);
  expect(await start(1)).not.toEqual(first);
  expect(await versionsOf(flowId)).toEqual(["1 published", "2 trial", "3 draft", "3 trial"]);
});

test("what cannot run or is not there is not tried", async () => {
  await expect(start(1)).rejects.toMatchObject({ code: "conflict" });
  await draftOf(flowId, broken());
  await expect(start(2)).rejects.toMatchObject({ code: "conflict" });
  await expect(start(1)).rejects.toMatchObject({ code: "invalid", reason: "flow_has_problems" });
});

test("nobody else may try", async () => {
  await draftOf(flowId, LEAVE);
  for (const actor of OUTSIDERS) await expect(start(1, actor)).rejects.toMatchObject({ code: "not_found" });
});

test("two who try at once try the same", async () => {
  await draftOf(flowId, LEAVE);
  const [one, two] = await Promise.all([start(1), start(1)]);
  expect(one).toEqual(two);
});
