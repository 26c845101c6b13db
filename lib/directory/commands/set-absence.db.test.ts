import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { listAbsences } from "@/db/queries/people/absences";
import { findPerson } from "@/db/queries/people/person";
import { flows } from "@/db/schema/flows";
import { absences } from "@/db/schema/people";
import { asUser, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { readAbsencePage } from "../absence-page";
import { setAbsence } from "./set-absence";

const NOW = new Date("2026-11-23T09:00:00Z");
const day = (date: number) => `2026-11-${date}T00:00:00Z`;

beforeEach(async () => {
  await resetDatabase();
  await installPeople(getDb());
  await getDb()
    .insert(flows)
    .values([
      { id: 1, name: "Leave" },
      { id: 2, name: "Access" },
    ]);
});

const ctx = (actor: Actor) => ({ db: getDb(), actor, clock: { now: () => NOW } });
const set = (actor: Actor, more: object = {}) =>
  setAbsence.run(ctx(actor), { startsAt: day(25), endsAt: day(28), ...more });
const alice = asUser(PEOPLE.alice);

describe("works", () => {
  test("for oneself, with the leader standing in where no one is named", async () => {
    const { absenceId } = await set(alice);
    expect(await readAbsencePage(getDb(), { kind: "user", userId: PEOPLE.alice, globalRole: "member" }, NOW)).toEqual({
      absences: [
        {
          id: absenceId,
          startsAt: "2026-11-25T00:00:00.000Z",
          endsAt: "2026-11-28T00:00:00.000Z",
          standIn: { id: PEOPLE.leader, name: "leader", username: "leader" },
          isLeader: true,
          flows: null,
        },
      ],
      leader: { id: PEOPLE.leader, name: "leader", username: "leader" },
      flows: [],
    });
    const during = new Date(day(26));
    expect((await findPerson(getDb(), PEOPLE.leader, during))?.standsFor).toMatchObject([{ userId: PEOPLE.alice }]);
    expect((await findPerson(getDb(), PEOPLE.leader, NOW))?.standsFor).toEqual([]);
  });

  test("for some flows with somebody named, as long as the time is not over", async () => {
    await set(alice, { standInId: PEOPLE.hr1, flowIds: [2, 1], startsAt: day(20), endsAt: day(24) });
    expect(await listAbsences(getDb(), PEOPLE.alice, NOW)).toMatchObject([
      {
        standIn: { username: "hr1" },
        isLeader: false,
        flows: [
          { id: 2, name: "Access" },
          { id: 1, name: "Leave" },
        ],
      },
    ]);
    expect(await listAbsences(getDb(), PEOPLE.alice, new Date(day(24)))).toEqual([]);
  });

  test("for anybody, by an administrator", async () => {
    await set(asUser(PEOPLE.admin), { userId: PEOPLE.alice });
    expect(await listAbsences(getDb(), PEOPLE.alice, NOW)).toHaveLength(1);
  });

  test("beside another one at another time or for other flows", async () => {
    await set(alice, { flowIds: [1] });
    await set(alice, { flowIds: [2] });
    await set(alice, { startsAt: day(28), endsAt: day(29) });
    await set(asUser(PEOPLE.leader));
    expect(await getDb().select().from(absences)).toHaveLength(4);
  });
});

describe("is refused", () => {
  test.each([
    ["a period that ends before it begins", { startsAt: day(28), endsAt: day(25) }, "endsAt", "before_start"],
    ["a period without length", { startsAt: day(25), endsAt: day(25) }, "endsAt", "before_start"],
    ["a period that is over", { startsAt: day(20), endsAt: NOW.toISOString() }, "endsAt", "over"],
    ["oneself as stand-in", { standInId: PEOPLE.alice }, "standInId", "oneself"],
    ["a stand-in who has left", { standInId: PEOPLE.gone }, "standInId", "not_a_person"],
    ["a stand-in nobody knows", { standInId: 999 }, "standInId", "not_a_person"],
    ["a flow nobody knows", { flowIds: [1, 99] }, "flowIds", "not_a_choice"],
    ["no day at all", { startsAt: "soon" }, "startsAt", "invalid_format"],
    ["no flow at all", { flowIds: [] }, "flowIds", "too_small"],
  ])("%s", async (_what, input, path, code) => {
    await expect(set(alice, input)).rejects.toMatchObject({ code: "invalid", problems: [{ path, code }] });
    expect(await getDb().select().from(absences)).toEqual([]);
  });

  test("nobody to stand in: who has no leader names one", async () => {
    const stranger = asUser(PEOPLE.stranger);
    const refused = { code: "invalid", problems: [{ path: "standInId", code: "no_leader" }] };
    await expect(set(stranger)).rejects.toMatchObject(refused);
    await expect(set(asUser(PEOPLE.ceo))).rejects.toMatchObject(refused);
    await set(stranger, { standInId: PEOPLE.hr1 });
  });

  test.each([
    ["for all flows", {}, { flowIds: [1] }],
    ["for the same flow", { flowIds: [1, 2] }, { flowIds: [2] }],
    ["for some, while this one is for all", { flowIds: [1] }, {}],
    ["that ends on the first day", { startsAt: day(24), endsAt: day(26) }, {}],
  ])("another absence %s", async (_what, first, second) => {
    await set(alice, first);
    await expect(set(alice, second)).rejects.toMatchObject({ problems: [{ path: "startsAt", code: "overlaps" }] });
    expect(await getDb().select().from(absences)).toHaveLength(1);
  });
});

describe("is not for", () => {
  test.each<[string, Actor, object]>([
    ["a colleague", asUser(PEOPLE.leader), { userId: PEOPLE.alice }],
    ["a program", { kind: "user", userId: PEOPLE.alice, clientId: 1, flowIds: [1] }, {}],
    ["the system", { kind: "system", name: "timer" }, {}],
    ["somebody who has left", asUser(PEOPLE.gone), {}],
  ])("%s", async (_who, actor, input) => {
    await expect(set(actor, input)).rejects.toMatchObject({ code: "forbidden" });
    expect(await getDb().select().from(absences)).toEqual([]);
  });

  test("people who have left, or never were", async () => {
    const admin = asUser(PEOPLE.admin);
    const missing = { code: "not_found" };
    await expect(set(admin, { userId: PEOPLE.gone, standInId: PEOPLE.hr1 })).rejects.toMatchObject(missing);
    await expect(set(admin, { userId: 999, standInId: PEOPLE.hr1 })).rejects.toMatchObject(missing);
  });
});

test("set several times at once it is set once", async () => {
  // The first round opens the connections, the others meet.
  for (const round of [1, 2, 3, 4, 5]) {
    const period = { startsAt: `2027-01-0${round}T00:00:00Z`, endsAt: `2027-01-0${round}T12:00:00Z` };
    const inputs = [period, period, { ...period, flowIds: [1] }];
    const tries = await Promise.allSettled(inputs.map((input) => set(alice, input)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  }
  expect(await getDb().select().from(absences)).toHaveLength(5);
});
