import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { listCatalog } from "@/db/queries/flows/catalog";
import { asUser, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { context, installManagedFlow, OUTSIDERS } from "../testing/flow-scene";
import { reopenFlow } from "./reopen-flow";
import { retireFlow } from "./retire-flow";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const retire = (actor: Actor = asUser(PEOPLE.hr1)) => retireFlow.run(context(actor), { flowId });
const reopen = (actor: Actor = asUser(PEOPLE.hr1)) => reopenFlow.run(context(actor), { flowId });
const catalog = async () => (await listCatalog(getDb(), PEOPLE.alice)).flows.map(({ id }) => id);

test("a flow leaves the catalog and comes back", async () => {
  expect(await catalog()).toEqual([flowId]);
  await retire();
  expect(await catalog()).toEqual([]);
  await reopen();
  expect(await catalog()).toEqual([flowId]);
});

describe.each([
  ["retire", () => Promise.resolve(), retire, "flow_retired"],
  ["reopen", retire, reopen, "flow_open"],
] as const)("%s", (_name, before, change, reason) => {
  beforeEach(async () => {
    await before();
  });

  test("a second time is refused", async () => {
    await change();
    await expect(change()).rejects.toMatchObject({ code: "refused", reason });
  });

  test("nobody else may", async () => {
    for (const actor of OUTSIDERS) await expect(change(actor)).rejects.toMatchObject({ code: "not_found" });
  });

  test("of two at once one is refused", async () => {
    const outcomes = await Promise.allSettled([change(), change()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
