import { expect, test } from "vitest";
import { groupOf, keyOf } from "./key";

const event = { name: "e", id: "1", ts: 0, user: {}, data: { id: "T-1", n: 3, long: "x".repeat(5_000), nul: "a\0b" } };

test("a key is the value as text, a missing attribute the key null", () => {
  expect(keyOf("event.data.id", event)).toBe("T-1");
  expect(keyOf('event.data.id + "-" + string(event.data.n)', event)).toBe("T-1-3");
  expect(keyOf("event.data.none", event)).toBe("null");
});

test("a key that does not fit the event is none, as a group that of all without", () => {
  expect(keyOf("event.data.id - 1", event)).toBeUndefined();
  expect(groupOf("event.data.id - 1", event)).toBe("");
  expect(groupOf(undefined, event)).toBe("");
  expect(groupOf("event.data.id", event)).toBe("T-1");
});

test("a key too long for an index is still one of its own, and what PostgreSQL has no text for is left out", () => {
  expect(keyOf("event.data.long", event)).toMatch(/^[0-9a-f]{64}$/);
  expect(keyOf("event.data.long + '.'", event)).not.toBe(keyOf("event.data.long", event));
  expect(keyOf("event.data.nul", event)).toBe("ab");
});
