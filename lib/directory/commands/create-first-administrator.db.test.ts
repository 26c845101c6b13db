import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { users } from "@/db/schema/people";
import { resetDatabase } from "@/db/testing/reset-database";
import { isPassword } from "@/lib/auth/password";
import type { CommandContext } from "@/lib/command";
import { isSetupToken, setupToken } from "../setup-token";
import { createFirstAdministrator } from "./create-first-administrator";

const ctx = (): CommandContext => ({
  db: getDb(),
  actor: { kind: "system", name: "setup" },
  clock: { now: () => new Date() },
});
const input = { username: "root", password: "correct horse" };

beforeEach(resetDatabase);

test("the first person is an administrator who can sign in", async () => {
  await createFirstAdministrator.run(ctx(), input);
  const [user] = await getDb().select().from(users);
  expect(user).toMatchObject({ username: "root", name: "root", globalRole: "administrator", isActive: true });
  expect(await isPassword("correct horse", user?.passwordHash ?? null)).toBe(true);
});

test("there is one first person, also when two come at once", async () => {
  const tries = await Promise.allSettled(
    [1, 2, 3].map((n) => createFirstAdministrator.run(ctx(), { ...input, username: `root${n}` })),
  );
  expect(tries.filter((entry) => entry.status === "fulfilled")).toHaveLength(1);
  expect(await getDb().select().from(users)).toHaveLength(1);
  await expect(createFirstAdministrator.run(ctx(), input)).rejects.toMatchObject({
    code: "conflict",
    reason: "already_set_up",
  });
});

test("a short password is refused", async () => {
  const short = createFirstAdministrator.run(ctx(), { ...input, password: "short" });
  await expect(short).rejects.toMatchObject({ code: "invalid", problems: [{ path: "password" }] });
});

test("only the set-up link of this server opens the page", () => {
  expect(isSetupToken(setupToken())).toBe(true);
  expect(isSetupToken(`${setupToken()}x`)).toBe(false);
  expect(isSetupToken("")).toBe(false);
});
