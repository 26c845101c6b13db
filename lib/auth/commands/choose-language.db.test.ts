import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { users } from "@/db/schema/people";
import { installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { commandContext } from "@/lib/command";
import { chooseLanguage } from "./choose-language";

beforeEach(async () => {
  await resetDatabase();
  await installPeople(getDb());
});

async function localesInUse() {
  const rows = await getDb().select({ id: users.id, locale: users.locale }).from(users);
  return rows.filter((row) => row.locale !== null);
}

test("a person chooses their own language", async () => {
  const ctx = commandContext({ kind: "user", userId: PEOPLE.alice, clientId: null });
  expect(await chooseLanguage.run(ctx, { locale: "zh-CN" })).toEqual({ locale: "zh-CN" });
  expect(await localesInUse()).toEqual([{ id: PEOPLE.alice, locale: "zh-CN" }]);
});

test("a language without a catalogue is refused", async () => {
  const ctx = commandContext({ kind: "user", userId: PEOPLE.alice, clientId: null });
  await expect(chooseLanguage.run(ctx, { locale: "de" })).rejects.toMatchObject({ code: "invalid" });
  expect(await localesInUse()).toEqual([]);
});

test("the system has no language", async () => {
  const ctx = commandContext({ kind: "system", name: "timer" });
  await expect(chooseLanguage.run(ctx, { locale: "en" })).rejects.toMatchObject({ reason: "people_only" });
});
