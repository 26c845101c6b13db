import { beforeEach, expect, test } from "vitest";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { context, draftOf, installManagedFlow, OUTSIDERS, versionsOf } from "../../testing/flow-scene";
import { startTrial } from "../start-trial";
import { discardDraft } from "./discard-draft";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
  await draftOf(flowId, LEAVE);
});

const discard = (actor: Actor = asUser(PEOPLE.hr1), expectedRevision = 1) =>
  discardDraft.run(context(actor), { flowId, expectedRevision });

test("the draft goes, what is published or tried stays", async () => {
  await startTrial.run(context(asUser(PEOPLE.hr1)), { flowId, expectedRevision: 1 });
  expect(await discard()).toEqual({ number: 2 });
  expect(await versionsOf(flowId)).toEqual(["1 published", "2 trial"]);
});

test("a draft that somebody else changed or discarded is not discarded", async () => {
  await draftOf(flowId, LEAVE, 1);
  await expect(discard()).rejects.toMatchObject({ code: "conflict", reason: "draft_changed" });
  await discard(asUser(PEOPLE.hr1), 2);
  await expect(discard(asUser(PEOPLE.hr1), 2)).rejects.toMatchObject({ code: "conflict" });
});

test("nobody else may discard it", async () => {
  for (const actor of OUTSIDERS) await expect(discard(actor)).rejects.toMatchObject({ code: "not_found" });
  expect(await versionsOf(flowId)).toEqual(["1 published", "2 draft"]);
});

test("of two who discard at once one is told that it is gone", async () => {
  const outcomes = await Promise.allSettled([discard(), discard()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
