import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { absences } from "@/db/schema/people";
import { asUser, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { cancelAbsence } from "./cancel-absence";

const NOW = new Date("2026-11-23T09:00:00Z");
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

beforeEach(async () => {
  await resetDatabase();
  await installPeople(getDb());
});

async function absence(startsIn: number, endsIn: number): Promise<number> {
  const row = { userId: PEOPLE.alice, startsAt: at(startsIn), endsAt: at(endsIn) };
  const [written] = await getDb().insert(absences).values(row).returning({ id: absences.id });
  return written?.id ?? 0;
}

const cancel = (actor: Actor, absenceId: number) =>
  cancelAbsence.run({ db: getDb(), actor, clock: { now: () => NOW } }, { absenceId });
const alice = asUser(PEOPLE.alice);

test.each([PEOPLE.alice, PEOPLE.admin])(
  "what has not begun is taken back, by oneself or an administrator",
  async (by) => {
    await cancel(asUser(by), await absence(1, 2));
    await cancel(asUser(by), await absence(0, 2));
    expect(await getDb().select().from(absences)).toEqual([]);
  },
);

test("what has begun ends now", async () => {
  const absenceId = await absence(-1, 2);
  await cancel(alice, absenceId);
  expect(await getDb().select().from(absences)).toMatchObject([{ id: absenceId, startsAt: at(-1), endsAt: NOW }]);
});

test("what is over stays as it was", async () => {
  const absenceId = await absence(-2, 0);
  await expect(cancel(alice, absenceId)).rejects.toMatchObject({ code: "conflict", reason: "absence_over" });
  expect(await getDb().select().from(absences)).toMatchObject([{ endsAt: NOW }]);
});

test("somebody else's absence looks like none", async () => {
  const absenceId = await absence(1, 2);
  await expect(cancel(asUser(PEOPLE.leader), absenceId)).rejects.toMatchObject({ code: "not_found" });
  await expect(cancel(alice, absenceId + 1)).rejects.toMatchObject({ code: "not_found" });
  const program: Actor = { kind: "user", userId: PEOPLE.alice, clientId: 1, flowIds: [] };
  await expect(cancel(program, absenceId)).rejects.toMatchObject({ code: "forbidden" });
  expect(await getDb().select().from(absences)).toHaveLength(1);
});

test.each([
  ["to come", 1],
  ["begun", -1],
])("cancelled twice at once, one that has %s is cancelled once", async (_what, startsIn) => {
  const absenceId = await absence(startsIn, 2);
  const tries = await Promise.allSettled([cancel(alice, absenceId), cancel(asUser(PEOPLE.admin), absenceId)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
