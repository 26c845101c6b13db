import { expect, test } from "vitest";
import type { FlowMap } from "@/lib/tickets/schema";
import { placeMap } from "./map-layout";

const node = (id: string, type: FlowMap["nodes"][number]["type"] = "task") =>
  ({ id, name: id, type, state: "untouched" }) as const;
const link = (from: string, to: string, name: string, isTaken = false) =>
  ({ id: `${from}-${to}-${name}`, from, to, name, intent: "neutral", isTaken }) as const;

const map: FlowMap = {
  nodes: [node("start", "start"), node("leader"), node("gate", "exclusive"), node("hr"), node("end", "end")],
  transitions: [
    link("start", "leader", "Submit", true),
    link("leader", "gate", "Agree"),
    link("leader", "gate", "Agree quickly", true),
    link("leader", "leader", "Save"),
    link("gate", "hr", "Otherwise"),
    link("hr", "leader", "Reject"),
    link("hr", "end", "File"),
  ],
};

test.each(["LR", "TB"] as const)("%s: no node stands on another, and the flow runs one way", (direction) => {
  const { nodes } = placeMap(map, direction);
  for (const a of nodes) {
    for (const b of nodes) {
      if (a === b) continue;
      const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(isApart, `${a.node.id} and ${b.node.id}`).toBe(true);
    }
  }
  const along = nodes.map(({ x, y }) => (direction === "LR" ? x : y));
  expect(along).toEqual([...along].sort((a, b) => a - b));
});

test("transitions between the same nodes share a line, taken when one of them was, drawn last", () => {
  const { lines } = placeMap(map, "LR");
  expect(lines.map(({ from, to, names, isTaken }) => [from, to, names.join(" / "), isTaken])).toEqual([
    ["leader", "leader", "Save", false],
    ["gate", "hr", "Otherwise", false],
    ["hr", "leader", "Reject", false],
    ["hr", "end", "File", false],
    ["start", "leader", "Submit", true],
    ["leader", "gate", "Agree / Agree quickly", true],
  ]);
});

test("a loop begins and ends at the lower side of its node", () => {
  const { nodes, lines } = placeMap(map, "LR");
  const leader = nodes.find(({ node: { id } }) => id === "leader");
  const bottom = (leader?.y ?? 0) + (leader?.height ?? 0);
  const loop = lines.find(({ from, to }) => from === to);
  expect(loop?.path.startsWith(`M ${(leader?.x ?? 0) + (leader?.width ?? 0) * 0.3} ${bottom} `)).toBe(true);
  expect(loop?.path.endsWith(` ${bottom}`)).toBe(true);
});

test("lines begin and end at the diamond of a gateway, not at the room its name takes", () => {
  const { nodes, lines } = placeMap(map, "LR");
  const gate = nodes.find(({ node: { id } }) => id === "gate");
  const [x, y] = [(gate?.x ?? 0) + (gate?.width ?? 0) / 2, (gate?.y ?? 0) + 16];
  const distance = (point: string | undefined) => {
    const [px = 0, py = 0] = (point ?? "").split(" ").map(Number);
    return Math.abs(px - x) + Math.abs(py - y);
  };
  const [into, out] = [lines.find(({ to }) => to === "gate"), lines.find(({ from }) => from === "gate")];
  expect(distance(into?.path.match(/[-.\d]+ [-.\d]+$/)?.[0])).toBeCloseTo(16);
  expect(distance(out?.path.match(/^M ([-.\d]+ [-.\d]+)/)?.[1])).toBeCloseTo(16);
});
