import { expect, test } from "vitest";
import { reorder } from "./reorder";

test("an entry moves, the others keep their order", () => {
  expect(reorder(["a", "b", "c", "d"], 0, 2)).toEqual(["b", "c", "a", "d"]);
  expect(reorder(["a", "b", "c", "d"], 3, 0)).toEqual(["d", "a", "b", "c"]);
});

test("what cannot move stays the same list", () => {
  const list = ["a", "b"];
  for (const [from, to] of [
    [0, 0],
    [0, 2],
    [1, -1],
    [5, 0],
  ] as const) {
    expect(reorder(list, from, to)).toBe(list);
  }
});
