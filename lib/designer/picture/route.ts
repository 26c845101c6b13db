import type { Direction } from "./direction";
import { type Lane, ONLY_LANE } from "./lanes";
import type { Point, Rect } from "./rect";

/** What SVG draws, and where on it its name stands. */
export type Route = { path: string; label: Point };

/** How far lines between the same two nodes run beside each other. */
const LANE = 20;
const LOOP_DEPTH = 34;

/** The least bow there is: it has a way back run above its nodes, or left of them where the flow goes down. */
export const BEFORE = -0.001;

/** Below this there is no room for a line from side to side. */
const GAP = 16;

export type Curve = readonly [Point, Point, Point, Point];

/**
 * What of a line is not said by where its nodes are.
 *
 * `lane`: where it runs, when there are several between the two nodes. `bow`: how far its middle is pushed aside, for
 * what stands in its way: down or to the right, negative the other way. `at`: how far along it its name stands, from 0
 * to 1. `direction`: the way the flow goes.
 */
export type Course = { lane: Lane; bow: number; at: number; direction: Direction };

export const PLAIN: Course = { lane: ONLY_LANE, bow: 0, at: 0.5, direction: "LR" };

/**
 * How a transition runs between two nodes of a flow that goes from left to right: from side to side where the flow goes
 * on, below the nodes where it goes back, between top and bottom where one stands above the other. In a flow that goes
 * from top to bottom it is the same, turned.
 */
export function routeBetween(from: Rect, to: Rect, course: Course = PLAIN): Route {
  return drawn(curveBetween(from, to, course), course.at);
}

/** As `routeBetween`, as its four points. */
export function curveBetween(from: Rect, to: Rect, { lane, bow, direction }: Course): Curve {
  if (direction === "LR") return across(from, to, lane, bow);
  const [a, b, c, d] = across(turned(from), turned(to), lane, bow);
  return [turnedPoint(a), turnedPoint(b), turnedPoint(c), turnedPoint(d)];
}

function across(from: Rect, to: Rect, lane: Lane, bow: number): Curve {
  const shift = lane.own * LANE;
  if (to.x >= from.x + from.width + GAP) return onward(from, to, shift, bow);
  const isAbove = to.y + to.height + GAP <= from.y;
  const isBelow = from.y + from.height + GAP <= to.y;
  const isBack = to.x + to.width + GAP <= from.x;
  const isSteep = Math.max(from.y - to.y - to.height, to.y - from.y - from.height) > from.x - to.x - to.width;
  // A steep way back would meet the way there in the middle of both.
  const hasWayThere = lane.all !== lane.own;
  if (isBack && (!isSteep || hasWayThere)) return back(from, to, shift, bow + (isBelow && isSteep ? BEFORE : 0));
  if (isAbove || isBelow) return upright(from, to, lane.all * LANE, { way: isBelow ? 1 : -1, bow });
  return back(from, to, shift, bow);
}

/** A transition from a node to itself: a bow below it, or beside it where the flow goes down. */
export function routeAround(node: Rect, { lane, direction }: Pick<Course, "lane" | "direction"> = PLAIN): Route {
  const { x, y, width, height } = direction === "LR" ? node : turned(node);
  const bottom = y + height;
  const depth = LOOP_DEPTH + lane.own * LANE;
  const [left, right] = [x + width * 0.3, x + width * 0.7];
  const points = [
    { x: right, y: bottom },
    { x: right, y: bottom + depth },
    { x: left, y: bottom + depth },
    { x: left, y: bottom },
  ] as const;
  const [a, b, c, d] = points;
  return drawn(direction === "LR" ? points : [turnedPoint(a), turnedPoint(b), turnedPoint(c), turnedPoint(d)], 0.5);
}

const turnedPoint = ({ x, y }: Point): Point => ({ x: y, y: x });
const turned = ({ x, y, width, height }: Rect): Rect => ({ x: y, y: x, width: height, height: width });

function onward(from: Rect, to: Rect, shift: number, pushed: number): Curve {
  const start = { x: from.x + from.width, y: middleY(from) + clamped(shift, from.height) };
  const end = { x: to.x, y: middleY(to) + clamped(shift, to.height) };
  const reach = Math.max(24, (end.x - start.x) / 2);
  // What parallel lines cannot have of room at the nodes they have between them.
  const bow = (shift - clamped(shift, Math.min(from.height, to.height))) * 2 + pushed;
  return [start, { x: start.x + reach, y: start.y + bow }, { x: end.x - reach, y: end.y + bow }, end];
}

/** @param bow positive runs that much deeper below the nodes, negative above them. */
function back(from: Rect, to: Rect, shift: number, bow: number): Curve {
  const side = bow < 0 ? -1 : 1;
  const sideOf = ({ y, height }: Rect) => (side > 0 ? y + height : y);
  const start = { x: middleX(from) + clamped(shift, from.width), y: sideOf(from) };
  const end = { x: middleX(to) + clamped(shift, to.width), y: sideOf(to) };
  const depth = 36 + Math.abs(start.x - end.x) * 0.12 + shift + Math.abs(bow);
  const far = side > 0 ? Math.max(start.y, end.y) + depth : Math.min(start.y, end.y) - depth;
  return [start, { x: start.x, y: far }, { x: end.x, y: far }, end];
}

type Upright = { way: 1 | -1; bow: number };

function upright(from: Rect, to: Rect, shift: number, { way, bow: pushed }: Upright): Curve {
  const start = { x: middleX(from) + clamped(shift, from.width), y: way > 0 ? from.y + from.height : from.y };
  const end = { x: middleX(to) + clamped(shift, to.width), y: way > 0 ? to.y : to.y + to.height };
  const reach = Math.max(16, Math.abs(end.y - start.y) / 2) * way;
  const bow = (shift - clamped(shift, Math.min(from.width, to.width))) * 2 + pushed;
  return [start, { x: start.x + bow, y: start.y + reach }, { x: end.x + bow, y: end.y - reach }, end];
}

function drawn([a, b, c, d]: Curve, labelAt: number): Route {
  const path = `M ${at(a)} C ${at(b)}, ${at(c)}, ${at(d)}`;
  return { path, label: pointOn([a, b, c, d], labelAt) };
}

/** @param t from 0, the beginning, to 1, the end. */
export function pointOn([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const [ka, kb, kc, kd] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: ka * a.x + kb * b.x + kc * c.x + kd * d.x, y: ka * a.y + kb * b.y + kc * c.y + kd * d.y };
}

const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
const round = (value: number) => Math.round(value * 10) / 10;
const middleX = ({ x, width }: Rect) => x + width / 2;
const middleY = ({ y, height }: Rect) => y + height / 2;

/** A line begins at a side of its node, not beside it. */
function clamped(shift: number, length: number): number {
  const most = Math.max(0, length / 2 - 8);
  return Math.max(-most, Math.min(most, shift));
}
