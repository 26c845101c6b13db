import { expect, test } from "vitest";
import { detoursOf } from "./detours";
import type { Picture, PictureNode } from "./picture";

const node = (key: string, x: number, y: number, type: PictureNode["type"] = "task"): PictureNode => ({
  key,
  type,
  name: key,
  summary: "",
  position: { x, y },
});

const line = (from: string, to: string) => ({
  key: `${from}-${to}`,
  from,
  to,
  name: "Go",
  intent: "neutral" as const,
  isDefault: false,
  isTimed: false,
});

const row: Picture = {
  nodes: [node("a", 0, 0), node("b", 300, 0), node("c", 600, 0)],
  transitions: [line("a", "b"), line("b", "c"), line("a", "c"), line("c", "a")],
};

test("a line runs around a node that stands between its two", () => {
  const detours = detoursOf(row);
  expect(detours["a-b"]).toBeUndefined();
  expect(detours["b-c"]).toBeUndefined();
  expect(Math.abs(detours["a-c"] ?? 0)).toBeGreaterThanOrEqual(56);
});

test("a way back below the nodes is free", () => {
  expect(detoursOf(row)["c-a"]).toBeUndefined();
});

test("where nodes are seen counts, not where the document has them", () => {
  expect(detoursOf(row, { b: { x: 300, y: 400 } })["a-c"]).toBeUndefined();
});

test("the name below a gateway is not crossed either", () => {
  const { nodes } = row;
  const flow = {
    nodes: [...nodes.filter(({ key }) => key !== "b"), node("How long is the leave?", 380, -30, "exclusive")],
    transitions: [line("a", "c")],
  };
  expect(detoursOf(flow)["a-c"]).toBeGreaterThan(0);
});

test("lines to nowhere and to the same node are left alone", () => {
  expect(detoursOf({ nodes: row.nodes, transitions: [line("a", "gone"), line("a", "a")] })).toEqual({});
});
