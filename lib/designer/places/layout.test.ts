import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { Direction } from "../picture/direction";
import { directionOf } from "../picture/direction-of";
import { GRID, isGateway, sizeOf } from "../picture/node-size";
import { demoFlows, importedFlows, leave } from "../testing/known-flows";
import { randomDrawing } from "../testing/random-drawing";
import { isPlaced, layOut, type Position } from "./layout";

const KNOWN = [{ name: "leave of the tests", definition: leave() }, ...demoFlows(), ...importedFlows()];
const FIXED = { seed: 5, endOnFailure: true };

type Nodes = Parameters<typeof layOut>[0]["nodes"];

/** Pairs of nodes that stand on each other, the names below gateways included. */
function overlaps(nodes: Nodes, places: Readonly<Record<string, Position>>): string[] {
  const boxes = nodes.map(({ key, type }) => {
    const { x, y } = places[key] ?? { x: 0, y: 0 };
    const { width, height } = sizeOf(type);
    return { key, left: x, right: x + width, top: y, bottom: y + height + (isGateway(type) ? 18 : 0) };
  });
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom)
      .map((two) => `${one.key} on ${two.key}`),
  );
}

describe.each(KNOWN)("$name", ({ definition }) => {
  test.each<Direction>(["LR", "TB"])("is laid out %s with every node on the grid and none on another", (direction) => {
    const places = layOut(definition, { direction });
    expect(directionOf(definition, places)).toBe(direction);
    expect(Object.keys(places).toSorted()).toEqual(definition.nodes.map(({ key }) => key).toSorted());
    expect(overlaps(definition.nodes, places)).toEqual([]);
    for (const { x, y } of Object.values(places)) expect([x % GRID, y % GRID].map(Math.abs)).toEqual([0, 0]);
    expect(Math.min(...Object.values(places).map(({ x }) => x))).toBe(0);
    expect(Math.min(...Object.values(places).map(({ y }) => y))).toBe(0);
  });

  test("begins at its start, wherever that stands among its nodes", () => {
    const start = definition.nodes.find(({ type }) => type === "start")?.key ?? "";
    for (const nodes of [definition.nodes, definition.nodes.toReversed()]) {
      expect(layOut({ ...definition, nodes }, { direction: "LR" })[start]?.x).toBe(0);
      expect(layOut({ ...definition, nodes }, { direction: "TB" })[start]?.y).toBe(0);
    }
  });

  test("fits into a window without being made so small that nobody reads it", () => {
    const places = layOut(definition);
    const right = Math.max(...definition.nodes.map(({ key, type }) => (places[key]?.x ?? 0) + sizeOf(type).width));
    const bottom = Math.max(...definition.nodes.map(({ key, type }) => (places[key]?.y ?? 0) + sizeOf(type).height));
    expect(Math.max(right / 680, bottom / 740)).toBeLessThan(1.2);
  });
});

describe("any flow", () => {
  test("is laid out without a node on another, always the same way", () => {
    fc.assert(
      fc.property(randomDrawing, (drawing) => {
        const places = layOut(drawing);
        expect(overlaps(drawing.nodes, places)).toEqual([]);
        expect(JSON.stringify(layOut(structuredClone(drawing)))).toBe(JSON.stringify(places));
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  test("that goes nowhere back runs along each of its transitions", () => {
    fc.assert(
      fc.property(randomDrawing, ({ nodes, transitions }) => {
        const index = new Map(nodes.map(({ key }, place) => [key, place]));
        const onward = transitions.filter(({ from, to }) => (index.get(from) ?? 0) < (index.get(to) ?? 0));
        const flow = { nodes, transitions: onward };
        const [across, down] = [layOut(flow, { direction: "LR" }), layOut(flow, { direction: "TB" })];
        for (const { from, to } of onward) {
          const source = nodes.find(({ key }) => key === from);
          const { width, height } = sizeOf(source?.type ?? "task");
          expect(across[to]?.x).toBeGreaterThanOrEqual((across[from]?.x ?? 0) + width);
          expect(down[to]?.y).toBeGreaterThanOrEqual((down[from]?.y ?? 0) + height);
        }
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  test("moves only the nodes it is told to, and leaves them around where they were", () => {
    fc.assert(
      fc.property(randomDrawing, fc.nat(), (drawing, mask) => {
        const only = new Set(
          drawing.nodes.map(({ key }) => key).filter((_, index) => (mask >> (index % 30)) % 2 === 1),
        );
        const moved = drawing.nodes.filter(({ key }) => only.has(key));
        const places = layOut(drawing, { direction: "LR", only });
        expect(new Set(Object.keys(places))).toEqual(only);
        expect(overlaps(moved, places)).toEqual([]);
        if (moved.length === 0) return;
        const left = Math.min(...moved.map(({ position }) => position.x));
        expect(Math.abs(Math.min(...Object.values(places).map(({ x }) => x)) - left)).toBeLessThanOrEqual(GRID / 2);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });
});

test("a flow that is placed keeps its way, and one of many ways at once goes across", () => {
  const across = Object.entries(layOut(leave(), { direction: "LR" }));
  const placed = leave().nodes.map((node) => ({
    ...node,
    position: Object.fromEntries(across)[node.key] ?? { x: 0, y: 0 },
  }));
  expect(directionOf(leave(), layOut({ ...leave(), nodes: placed }))).toBe("LR");
  expect(directionOf(leave(), layOut(leave()))).toBe("TB");
  const at = { position: { x: 0, y: 0 } };
  const ways = Array.from({ length: 9 }, (_, index) => `w${index}`);
  const fan = {
    nodes: [
      { key: "start", type: "start" as const, name: "", ...at },
      ...ways.map((key) => ({ key, type: "task" as const, name: key, ...at })),
    ],
    transitions: ways.map((key) => ({ from: "start", to: key, name: "Go" })),
  };
  expect(directionOf(fan, layOut(fan))).toBe("LR");
});

test("a flow of 300 nodes and 450 transitions is laid out in well under a second", () => {
  const nodes = Array.from({ length: 300 }, (_, index) => ({
    key: `n${index}`,
    type: index % 7 === 3 ? ("exclusive" as const) : ("task" as const),
    name: `Step ${index}`,
    position: { x: 0, y: 0 },
  }));
  const line = (from: number, to: number) => ({ from: `n${from}`, to: `n${Math.min(299, to)}`, name: "Approve" });
  const transitions = [
    ...Array.from({ length: 299 }, (_, index) => line(index - (index % 4), index + 1)),
    ...Array.from({ length: 151 }, (_, index) => line(index * 2, Math.max(0, index * 2 + ((index * 7) % 30) - 10))),
  ];
  const start = process.cpuUsage();
  const places = layOut({ nodes, transitions });
  const { user, system } = process.cpuUsage(start);
  expect(overlaps(nodes, places)).toEqual([]);
  // A third of that on a quiet machine; other work on the same cores makes it more.
  expect((user + system) / 1000).toBeLessThan(1500);
});

describe("whether a flow has places", () => {
  const at = (definition: FlowDefinition, place: (index: number) => Position) => ({
    nodes: definition.nodes.map((node, index) => ({ ...node, position: place(index) })),
  });

  test("is told by one node that stands apart", () => {
    const flow = leave();
    expect(isPlaced(flow)).toBe(false);
    expect(isPlaced(at(flow, () => ({ x: 40, y: 8 })))).toBe(false);
    expect(isPlaced(at(flow, (index) => ({ x: 0, y: index === 3 ? 8 : 0 })))).toBe(true);
    expect(isPlaced({ nodes: [] })).toBe(true);
    expect(isPlaced({ nodes: flow.nodes.slice(0, 1) })).toBe(true);
  });
});
