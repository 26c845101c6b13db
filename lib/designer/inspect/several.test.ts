import { expect, test } from "vitest";
import { FlowNode } from "@/lib/flows/definition";
import { common, countByType } from "./several";

test("what all have is common, what they differ in is not", () => {
  expect(common([{ on: true }, { on: true }], ({ on }) => on)).toBe(true);
  expect(common([{ on: true }, { on: false }], ({ on }) => on)).toBeNull();
  expect(common([], () => 1)).toBeNull();
});

test("nodes are counted by their kind", () => {
  const nodes = (["task", "end", "task"] as const).map((type, index) =>
    FlowNode.parse({ key: `n${index}`, name: "N", type }),
  );
  expect(countByType(nodes)).toEqual([
    { type: "task", count: 2 },
    { type: "end", count: 1 },
  ]);
});
