import { beforeAll, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { users } from "@/db/schema/people";
import { findUserByIdentity } from "./sign-in";

beforeAll(async () => {
  await getDb()
    .insert(users)
    .values([
      { id: 1, username: "alice", name: "Alice", email: "alice@example.com" },
      { id: 2, username: "bob", name: "Bob", email: "shared@example.com" },
      { id: 3, username: "carl", name: "Carl", email: "shared@example.com" },
      { id: 4, username: "gone", name: "Gone", email: "gone@example.com", isActive: false },
      { id: 5, username: "empty", name: "No address" },
    ]);
});

test.each([
  ["the user name", { username: "alice", email: null }, 1],
  ["the address, however it is written", { username: null, email: "Alice@Example.com" }, 1],
  ["the user name before the address", { username: "bob", email: "alice@example.com" }, 2],
  ["a user name although the address is shared", { username: "carl", email: "shared@example.com" }, 3],
  ["nobody by an address that two people have", { username: null, email: "shared@example.com" }, null],
  ["nobody who was deactivated", { username: "gone", email: "gone@example.com" }, null],
  ["nobody by nothing", { username: null, email: null }, null],
  ["nobody unknown", { username: "dora", email: "dora@example.com" }, null],
])("an identity means %s", async (_case, identity, userId) => {
  expect(await findUserByIdentity(getDb(), identity)).toBe(userId);
});
