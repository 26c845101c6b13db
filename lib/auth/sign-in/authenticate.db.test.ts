import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { users } from "@/db/schema/people";
import { resetDatabase } from "@/db/testing/reset-database";
import { hashPassword } from "../password";
import { authenticate } from "./authenticate";
import { mayAttempt } from "./sign-in-throttle";

const START = new Date("2026-01-05T01:00:00Z");
const passwordHash = await hashPassword("correct horse");

beforeEach(async () => {
  await resetDatabase();
  await getDb()
    .insert(users)
    .values([
      { id: 1, username: "alice", name: "Alice", passwordHash },
      { id: 2, username: "gone", name: "Gone", passwordHash, isActive: false },
      { id: 3, username: "sso", name: "Only by provider" },
    ]);
});

function attempt(overrides: Partial<{ username: string; password: string; address: string }> = {}) {
  const ctx = { db: getDb(), clock: { now: () => START } };
  return authenticate(ctx, { username: "alice", password: "correct horse", address: "192.0.2.1", ...overrides });
}

test("name and password let a person in", async () => {
  expect(await attempt()).toEqual({ userId: 1 });
});

test.each([
  ["a wrong password", { password: "correct hors" }],
  ["an unknown name", { username: "nobody" }],
  ["a deactivated person", { username: "gone" }],
  ["a person without a password", { username: "sso" }],
])("%s is refused like any other", async (_case, overrides) => {
  expect(await attempt(overrides)).toBe("wrong");
});

test("too many attempts are refused without looking at the password, and a success takes its own back", async () => {
  const burn = () => mayAttempt(getDb(), { username: "alice", address: "192.0.2.1", at: START });
  for (let i = 0; i < 9; i++) await burn();
  expect(await attempt()).toEqual({ userId: 1 });
  for (let i = 0; i < 10; i++) await burn();
  expect(await attempt()).toBe("too_many");
});
