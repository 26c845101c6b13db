import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { discardDraft } from "@/lib/flows/commands/drafts/discard-draft";
import { context, draftOf, installManagedFlow } from "@/lib/flows/testing/flow-scene";
import { findDesign } from "./designs";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

test("without a draft one begins with what is published", async () => {
  expect(await findDesign(getDb(), flowId)).toMatchObject({ revision: null, number: 2, publishedNumber: 1 });
});

test("a draft is gone on with, by the number it has already", async () => {
  const definition = { ...LEAVE, nodes: LEAVE.nodes.map((node) => ({ ...node, name: `${node.name}, new` })) };
  await draftOf(flowId, definition);
  const design = await findDesign(getDb(), flowId);
  expect(design).toMatchObject({ revision: 1, number: 2, publishedNumber: 1 });
  expect(design?.definition.nodes[0]?.name).toBe(definition.nodes[0]?.name);
  await discardDraft.run(context(asUser(PEOPLE.hr1)), { flowId, expectedRevision: 1 });
  expect(await findDesign(getDb(), flowId)).toMatchObject({ revision: null, number: 2 });
});

test("a flow that is not there has no design", async () => {
  expect(await findDesign(getDb(), flowId + 1)).toBeNull();
});
