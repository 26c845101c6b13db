import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Lane, lanesOf, ONLY_LANE } from "./lanes";
import type { Point, Rect } from "./rect";
import { type Course, PLAIN, type Route, routeAround, routeBetween } from "./route";

const FIXED = { seed: 5, endOnFailure: true };
const CARD = { width: 184, height: 56 };

const point = fc.record({ x: fc.integer({ min: -600, max: 600 }), y: fc.integer({ min: -400, max: 400 }) });
const size = fc.constantFrom(CARD, { width: 128, height: 40 }, { width: 40, height: 40 });
const rect: fc.Arbitrary<Rect> = fc.record({ point, size }).map((both) => ({ ...both.point, ...both.size }));

const isApart = (a: Rect, b: Rect) =>
  a.x + a.width + 16 <= b.x || b.x + b.width + 16 <= a.x || a.y + a.height + 16 <= b.y || b.y + b.height + 16 <= a.y;
const apart = fc.tuple(rect, rect).filter(([a, b]) => isApart(a, b));

const direction = fc.constantFrom<Course["direction"]>("LR", "TB");
const inLane = (lane: Lane = ONLY_LANE, way: Course["direction"] = "LR"): Course => ({
  ...PLAIN,
  lane,
  direction: way,
});

/** Points along what SVG draws of a route. */
function pointsOf({ path }: Route): Point[] {
  const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number);
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = numbers;
  return Array.from({ length: 41 }, (_, index) => {
    const t = index / 40;
    const along = (a: number, b: number, c: number, d: number) =>
      a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3;
    return { x: along(ax, bx, cx, dx), y: along(ay, by, cy, dy) };
  });
}

/** How far a point is from the border of a node. */
function fromBorder({ x, y }: Point, node: Rect): number {
  const [dx, dy] = [Math.max(node.x - x, x - node.x - node.width), Math.max(node.y - y, y - node.y - node.height)];
  if (dx > 0 || dy > 0) return Math.hypot(Math.max(dx, 0), Math.max(dy, 0));
  return Math.min(-dx, -dy);
}

const isInside = ({ x, y }: Point, node: Rect) =>
  x > node.x + 1 && x < node.x + node.width - 1 && y > node.y + 1 && y < node.y + node.height - 1;

const distance = (a: Point | undefined, b: Point | undefined) =>
  Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));

describe("a line between two nodes", () => {
  test("begins on the border of the one and ends on that of the other, whatever lane it has", () => {
    fc.assert(
      fc.property(rect, rect, fc.integer({ min: -6, max: 6 }), direction, (from, to, half, way) => {
        const points = pointsOf(routeBetween(from, to, inLane({ own: half / 2, all: half / 2 }, way)));
        expect(fromBorder(points[0] ?? from, from)).toBeLessThan(0.2);
        expect(fromBorder(points.at(-1) ?? to, to)).toBeLessThan(0.2);
      }),
      { ...FIXED, numRuns: 300 },
    );
  });

  test("has its name where it is said to stand", () => {
    fc.assert(
      fc.property(rect, rect, direction, fc.constantFrom(10, 20, 30), (from, to, way, index) => {
        const route = routeBetween(from, to, { ...inLane(ONLY_LANE, way), at: index / 40 });
        expect(distance(pointsOf(route)[index], route.label)).toBeLessThan(0.5);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  test("does not cross the nodes it joins, nor does its name stand on them", () => {
    fc.assert(
      fc.property(apart, direction, ([from, to], way) => {
        const route = routeBetween(from, to, inLane(ONLY_LANE, way));
        for (const place of [...pointsOf(route), route.label]) {
          expect(isInside(place, from), `${JSON.stringify(place)} in the first`).toBe(false);
          expect(isInside(place, to), `${JSON.stringify(place)} in the second`).toBe(false);
        }
      }),
      { ...FIXED, numRuns: 300 },
    );
  });

  test("does not lie on another between the same nodes, and their names stand apart", () => {
    fc.assert(
      fc.property(apart, fc.integer({ min: 2, max: 4 }), fc.nat(15), ([from, to], count, backs) => {
        const lines = Array.from({ length: count }, (_, index) => {
          const isBack = (backs >> index) % 2 === 1;
          return { key: `t${index}`, from: isBack ? "b" : "a", to: isBack ? "a" : "b" };
        });
        const lanes = lanesOf(lines);
        const routes = lines.map((line) =>
          line.from === "a"
            ? routeBetween(from, to, inLane(lanes.get(line.key)))
            : routeBetween(to, from, inLane(lanes.get(line.key))),
        );
        routes.forEach((one, index) => {
          for (const other of routes.slice(index + 1)) {
            expect(one.path).not.toBe(other.path);
            expect(distance(one.label, other.label)).toBeGreaterThanOrEqual(8);
          }
        });
      }),
      { ...FIXED, numRuns: 300 },
    );
  });
});

test("lines from a node to itself lie below it, each deeper than the one before", () => {
  fc.assert(
    fc.property(rect, fc.integer({ min: 1, max: 5 }), (node, count) => {
      const lines = Array.from({ length: count }, (_, index) => ({ key: `t${index}`, from: "a", to: "a" }));
      const lanes = lanesOf(lines);
      const routes = lines.map(({ key }) => routeAround(node, inLane(lanes.get(key))));
      const depths = routes.map(({ label }) => label.y - node.y - node.height);
      expect(depths[0]).toBeGreaterThan(12);
      expect(depths).toEqual(depths.toSorted((a, b) => a - b));
      expect(new Set(depths).size).toBe(count);
      for (const route of routes) {
        const points = pointsOf(route);
        expect(fromBorder(points[0] ?? node, node)).toBeLessThan(0.2);
        expect(fromBorder(points.at(-1) ?? node, node)).toBeLessThan(0.2);
      }
    }),
    { ...FIXED, numRuns: 50 },
  );
});

test("the only line between two nodes runs in the middle, twins around it", () => {
  const lines = [
    { key: "only", from: "a", to: "b" },
    { key: "one", from: "b", to: "c" },
    { key: "two", from: "b", to: "c" },
    { key: "there", from: "c", to: "d" },
    { key: "back", from: "d", to: "c" },
  ];
  expect(Object.fromEntries(lanesOf(lines))).toEqual({
    only: { own: 0, all: 0 },
    one: { own: -0.5, all: -0.5 },
    two: { own: 0.5, all: 0.5 },
    there: { own: 0, all: -0.5 },
    back: { own: 0, all: 0.5 },
  });
});
