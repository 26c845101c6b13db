import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { sessions, users } from "@/db/schema/people";
import { createSession, deleteSession } from "@/db/store/people/session-store";
import { resetDatabase } from "@/db/testing/reset-database";
import { findSessionUser } from "./sessions";

const START = new Date("2026-01-05T01:00:00Z");
const END = new Date("2026-02-04T01:00:00Z");

beforeEach(async () => {
  await resetDatabase();
  await getDb()
    .insert(users)
    .values({ id: 1, username: "alice", name: "Alice", passwordHash: "secret", locale: "zh-CN" });
});

test("a session tells whose it is, and nothing secret", async () => {
  const id = await createSession(getDb(), 1, START, END);
  expect(await findSessionUser(getDb(), id, START)).toEqual({
    id: 1,
    username: "alice",
    name: "Alice",
    globalRole: "member",
    locale: "zh-CN",
    timeZone: null,
  });
});

test("a session ends when it is deleted", async () => {
  const id = await createSession(getDb(), 1, START, END);
  await deleteSession(getDb(), id);
  expect(await findSessionUser(getDb(), id, START)).toBeNull();
});

test("a session ends at its time, and is swept at the next sign-in", async () => {
  const id = await createSession(getDb(), 1, START, END);
  expect(await findSessionUser(getDb(), id, END)).toBeNull();
  const next = await createSession(getDb(), 1, new Date(END.getTime() + 1), new Date("2026-03-04T01:00:00Z"));
  expect(await getDb().select({ id: sessions.id }).from(sessions)).toEqual([{ id: next }]);
});

test("all sessions end when the person is deactivated", async () => {
  const ids = [await createSession(getDb(), 1, START, END), await createSession(getDb(), 1, START, END)];
  await getDb().update(users).set({ isActive: false }).where(eq(users.id, 1));
  for (const id of ids) expect(await findSessionUser(getDb(), id, START)).toBeNull();
});
