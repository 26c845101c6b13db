import { eq, inArray } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { findSessionUser } from "@/db/queries/people/sessions";
import { users } from "@/db/schema/people";
import { createSession } from "@/db/store/people/session-store";
import { asUser, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { commandContext } from "@/lib/command";
import type { Actor } from "@/lib/platform/actor";
import { deactivateUser } from "./deactivate-user";
import { reactivateUser } from "./reactivate-user";

beforeEach(async () => {
  await resetDatabase();
  await installPeople(getDb());
});

const admin = asUser(PEOPLE.admin);
const deactivate = (actor: Actor, userId: number) => deactivateUser.run(commandContext(actor), { userId });
const reactivate = (actor: Actor, userId: number) => reactivateUser.run(commandContext(actor), { userId });
const promote = (userId: number) =>
  getDb().update(users).set({ globalRole: "administrator" }).where(eq(users.id, userId));

async function isActive(userId: number): Promise<boolean> {
  const [row] = await getDb().select({ isActive: users.isActive }).from(users).where(eq(users.id, userId));
  return row?.isActive ?? false;
}

test("a person is shut out and signed out everywhere, and nobody else is", async () => {
  const [now, later] = [new Date(), new Date(Date.now() + 3_600_000)];
  const sessionOf = (userId: number) => createSession(getDb(), userId, now, later);
  const [first, second, other] = [
    await sessionOf(PEOPLE.alice),
    await sessionOf(PEOPLE.alice),
    await sessionOf(PEOPLE.leader),
  ];
  await deactivate(admin, PEOPLE.alice);
  expect(await isActive(PEOPLE.alice)).toBe(false);
  for (const session of [first, second]) expect(await findSessionUser(getDb(), session, now)).toBeNull();
  expect(await findSessionUser(getDb(), other, now)).toMatchObject({ username: "leader" });

  await reactivate(admin, PEOPLE.alice);
  expect(await isActive(PEOPLE.alice)).toBe(true);
  expect(await findSessionUser(getDb(), first, now)).toBeNull();
});

test("what is so already, and who is unknown, is refused", async () => {
  await expect(deactivate(admin, PEOPLE.gone)).rejects.toMatchObject({ code: "conflict", reason: "already_inactive" });
  await expect(reactivate(admin, PEOPLE.alice)).rejects.toMatchObject({ code: "conflict", reason: "already_active" });
  for (const command of [deactivate, reactivate]) {
    await expect(command(admin, 999)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("the last administrator stays", async () => {
  const last = { code: "refused", reason: "last_administrator" };
  await expect(deactivate(admin, PEOPLE.admin)).rejects.toMatchObject(last);
  await promote(PEOPLE.ceo);
  await deactivate(admin, PEOPLE.admin);
  await expect(deactivate(asUser(PEOPLE.ceo), PEOPLE.ceo)).rejects.toMatchObject(last);
  expect(await isActive(PEOPLE.ceo)).toBe(true);
});

test.each<[string, Actor]>([
  ["a colleague", asUser(PEOPLE.leader)],
  ["a program of an administrator", { kind: "user", userId: PEOPLE.admin, clientId: 1, flowIds: [] }],
  ["the system", { kind: "system", name: "timer" }],
])("%s may not", async (_who, actor) => {
  for (const command of [deactivate, reactivate]) {
    await expect(command(actor, PEOPLE.alice)).rejects.toMatchObject({ code: "forbidden" });
  }
  await promote(PEOPLE.gone);
  await expect(deactivate(asUser(PEOPLE.gone), PEOPLE.alice)).rejects.toMatchObject({ code: "forbidden" });
  expect(await isActive(PEOPLE.alice)).toBe(true);
});

test("two at once are one", async () => {
  const both = (command: typeof deactivate) => Promise.allSettled([1, 2].map(() => command(admin, PEOPLE.alice)));
  const statuses = (tries: PromiseSettledResult<unknown>[]) => tries.map(({ status }) => status).sort();
  expect(statuses(await both(deactivate))).toEqual(["fulfilled", "rejected"]);
  expect(statuses(await both(reactivate))).toEqual(["fulfilled", "rejected"]);
});

test("two administrators who shut each other out at once do not leave nobody", async () => {
  await promote(PEOPLE.ceo);
  // The first round opens the connections, the others meet.
  for (let round = 1; round <= 5; round += 1) {
    const tries = await Promise.allSettled([
      deactivate(admin, PEOPLE.ceo),
      deactivate(asUser(PEOPLE.ceo), PEOPLE.admin),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect([await isActive(PEOPLE.admin), await isActive(PEOPLE.ceo)].sort()).toEqual([false, true]);
    await getDb()
      .update(users)
      .set({ isActive: true })
      .where(inArray(users.id, [PEOPLE.admin, PEOPLE.ceo]));
  }
});
