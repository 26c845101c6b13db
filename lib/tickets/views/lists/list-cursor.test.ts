import { expect, test } from "vitest";
import { formatCursor, parseCursor } from "./list-cursor";

test.each(["after", "before"] as const)("a place on the side %s survives an address", (side) => {
  const cursor = { at: "2026-01-05T01:00:00.123Z", id: 2_147_483_647, side };
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
});

test.each(["", "a", "a-1", "c-1-1", "a-1-1-1", "a--1", "a-zzzzzzzzzz-1", "a-1-zzzzzz", "a-1-1 ", "a-A-1"])(
  "%j is no place",
  (text) => expect(parseCursor(text)).toBeNull(),
);

test("the last instant that fits is an instant", () => {
  expect(parseCursor("a-zzzzzzzzz-1")).not.toBeNull();
});
