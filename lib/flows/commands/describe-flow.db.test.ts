import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flows } from "@/db/schema/flows";
import { asUser, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { context, installManagedFlow, OUTSIDERS } from "../testing/flow-scene";
import { describeFlow } from "./describe-flow";

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const FIRST = { name: "Leave", description: "", category: "" };
const SECOND = { name: "Holiday", description: "Days off", category: "People" };

type Profile = typeof FIRST;
const describe = (profile: Profile, expected: Profile = FIRST, actor: Actor = asUser(PEOPLE.hr1)) =>
  describeFlow.run(context(actor), { flowId, ...profile, expected });
const stored = async () => {
  const [row] = await getDb().select().from(flows).where(eq(flows.id, flowId));
  return row === undefined ? null : { name: row.name, description: row.description, category: row.category };
};

test("a flow is called what was said last, without the blanks around it", async () => {
  await describe({ ...SECOND, name: "  Holiday ", category: " People " });
  expect(await stored()).toEqual(SECOND);
  await describe({ ...SECOND, description: "" }, SECOND);
  expect(await stored()).toEqual({ ...SECOND, description: "" });
});

test("a flow without a name is refused", async () => {
  await expect(describe({ ...SECOND, name: " " })).rejects.toMatchObject({
    code: "invalid",
    problems: [{ path: "name" }],
  });
  expect(await stored()).toEqual(FIRST);
});

test("what somebody else said meanwhile is not lost", async () => {
  await describe(SECOND);
  await expect(describe({ ...FIRST, description: "Mine" })).rejects.toMatchObject({
    code: "conflict",
    reason: "flow_changed",
  });
  expect(await stored()).toEqual(SECOND);
});

test("nobody else may describe it", async () => {
  for (const actor of OUTSIDERS) {
    await expect(describe(SECOND, FIRST, actor)).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await stored()).toEqual(FIRST);
});

test("of two who describe it at once one is told", async () => {
  const admin = asUser(PEOPLE.admin);
  const outcomes = await Promise.allSettled([describe(SECOND), describe({ ...SECOND, name: "Other" }, FIRST, admin)]);
  const [failed, ...others] = outcomes.filter(({ status }) => status === "rejected");
  expect(failed).toMatchObject({ reason: { code: "conflict", reason: "flow_changed" } });
  expect(others).toEqual([]);
});
