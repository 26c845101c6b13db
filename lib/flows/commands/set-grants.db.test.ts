import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants } from "@/db/schema/flows";
import { asUser, HEAD_OFFICE, HR_ROLE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { context, installManagedFlow, OUTSIDERS } from "../testing/flow-scene";
import { setGrants } from "./set-grants";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

type Grants = Record<string, unknown>[];

const grant = (permission: string, principalType: string, principalId: number) => ({
  permission,
  principalType,
  principalId,
});
const set = (grants: Grants, actor: Actor = asUser(PEOPLE.hr1)) => setGrants.run(context(actor), { flowId, grants });
const granted = async () => {
  const rows = await getDb().select().from(flowGrants);
  return rows.map((row) => `${row.permission} ${row.principalType} ${row.principalId}`).sort();
};

const MINE = [grant("manage", "user", PEOPLE.hr1), grant("view", "department", HEAD_OFFICE)];

test("grants are what was said last, each once", async () => {
  await set([...MINE, ...MINE, grant("intervene", "role", HR_ROLE)]);
  expect(await granted()).toEqual(["intervene role 1", "manage user 6", "view department 1"]);
  await set([]);
  expect(await granted()).toEqual([]);
  await expect(set(MINE)).rejects.toMatchObject({ code: "not_found" });
});

test("who does not exist is granted nothing, nor is anybody else then", async () => {
  const before = await granted();
  const unknown = [grant("view", "user", PEOPLE.hr2), grant("view", "user", 99), grant("manage", "role", 99)];
  await expect(set(unknown)).rejects.toMatchObject({
    code: "invalid",
    reason: "grantee_unknown",
    problems: [{ path: "grants.1.principalId" }, { path: "grants.2.principalId" }],
  });
  expect(await granted()).toEqual(before);
});

test("nobody else may grant, least of all themselves", async () => {
  const before = await granted();
  for (const actor of OUTSIDERS) {
    await expect(set([grant("manage", "user", PEOPLE.alice)], actor)).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await granted()).toEqual(before);
});

test("of two who grant at once the later one is what holds, whole", async () => {
  const admin = asUser(PEOPLE.admin);
  const [one, two] = [MINE, [grant("view", "user", PEOPLE.hr2), grant("intervene", "role", HR_ROLE)]];
  await Promise.all([set(one, admin), set(two, admin)]);
  const outcome = await granted();
  expect([
    ["manage user 6", "view department 1"],
    ["intervene role 1", "view user 7"],
  ]).toContainEqual(outcome);
});

test("grants that somebody else has changed since they were seen are left alone", async () => {
  const set = (grants: Grants, expected: Grants) =>
    setGrants.run(context(asUser(PEOPLE.hr1)), { flowId, grants, expected });
  const seen = [grant("manage", "user", PEOPLE.hr1)];
  await set(MINE, seen);
  await expect(set([...seen, grant("view", "role", HR_ROLE)], seen)).rejects.toMatchObject({
    code: "conflict",
    reason: "grants_changed",
  });
  expect(await granted()).toEqual(["manage user 6", "view department 1"]);
  const twins = await Promise.allSettled([
    set(seen, [...MINE].reverse()),
    set([...seen, grant("view", "role", HR_ROLE)], MINE),
  ]);
  const [refused, ...others] = twins.filter(({ status }) => status === "rejected");
  expect(refused).toMatchObject({ reason: { code: "conflict" } });
  expect(others).toEqual([]);
});
