import { expect, test } from "vitest";
import { beginningOf } from "./beginning-of";

const node = (key: string, type: "start" | "task" = "task") => ({ key, type });
const line = (from: string, to: string) => ({ from, to });

test("begins at the start and goes on the way tickets go, round loops once", () => {
  const nodes = [node("c"), node("b"), node("a", "start"), node("far")];
  const transitions = [line("b", "c"), line("a", "b"), line("c", "a"), line("c", "far"), line("a", "gone")];
  expect(beginningOf({ nodes, transitions }, 3)).toEqual(["a", "b", "c"]);
  expect(beginningOf({ nodes, transitions }, 9)).toEqual(["a", "b", "c", "far"]);
});

test("is nothing where there is no start", () => {
  expect(beginningOf({ nodes: [node("b")], transitions: [] }, 3)).toEqual([]);
});
