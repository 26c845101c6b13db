import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { signInAttempts } from "@/db/schema/people";
import { resetDatabase } from "@/db/testing/reset-database";
import { forgive, mayAttempt } from "./sign-in-throttle";

const START = new Date("2026-01-05T01:00:00Z");
const LATER = new Date("2026-01-05T01:15:00.001Z");

beforeEach(resetDatabase);

const attempt = (overrides: Partial<{ username: string; address: string; at: Date }> = {}) => ({
  username: "alice",
  address: "192.0.2.1",
  at: START,
  ...overrides,
});
const may = (overrides?: Parameters<typeof attempt>[0]) => mayAttempt(getDb(), attempt(overrides));

async function repeat(times: number, overrides: (index: number) => Parameters<typeof attempt>[0]) {
  const answers: boolean[] = [];
  for (let index = 0; index < times; index++) answers.push(await may(overrides(index)));
  return answers;
}

test("ten attempts by one name from one address, then a pause", async () => {
  expect(await repeat(10, () => ({}))).toEqual(Array(10).fill(true));
  expect(await may()).toBe(false);
  expect(await may({ username: "ALICE" })).toBe(false);
  expect(await may({ address: "192.0.2.2" })).toBe(true);
  expect(await may({ at: LATER })).toBe(true);
});

test("attempts made at the same time are all counted", async () => {
  const answers = await Promise.all(Array.from({ length: 14 }, () => may()));
  expect(answers.filter((answer) => answer)).toHaveLength(10);
});

test("one address may not try more than a hundred names", async () => {
  expect(await repeat(100, (index) => ({ username: `name-${index}` }))).toEqual(Array(100).fill(true));
  expect(await may({ username: "one-more" })).toBe(false);
  expect(await may({ username: "one-more", address: "192.0.2.2" })).toBe(true);
});

test("a hundred addresses may not try one name", async () => {
  expect(await repeat(100, (index) => ({ address: `198.51.100.${index}` }))).toEqual(Array(100).fill(true));
  expect(await may({ address: "203.0.113.1" })).toBe(false);
});

test("a success forgets the pair, gives back what it took elsewhere, and sweeps what is old", async () => {
  await may({ username: "long-ago", address: "192.0.2.9", at: new Date("2026-01-05T00:00:00Z") });
  await repeat(9, () => ({}));
  await forgive(getDb(), attempt());
  const left = await getDb()
    .select({ bucket: signInAttempts.bucket, failures: signInAttempts.failures })
    .from(signInAttempts);
  expect(left.sort((a, b) => a.bucket.localeCompare(b.bucket))).toEqual([
    { bucket: "address:192.0.2.1", failures: 8 },
    { bucket: "username:alice", failures: 8 },
  ]);
});
