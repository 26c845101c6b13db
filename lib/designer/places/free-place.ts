import type { FlowNode } from "@/lib/flows/definition";
import type { Direction } from "../picture/direction";
import { GRID, sizeOf } from "../picture/node-size";
import type { Position } from "./layout";

/** How far nodes stand apart. */
export const APART = { x: 96, y: 40 };

/** How far one stands below the other where the flow goes down. */
const APART_DOWN = 64;

type Standing = Pick<FlowNode, "type" | "position">;

/** The place that was wanted, on the grid, or the next one beside the way of the flow where no node stands. */
export function freePlace(
  nodes: readonly Standing[],
  type: FlowNode["type"],
  wanted: Position,
  direction: Direction = "LR",
): Position {
  const { width, height } = sizeOf(type);
  const onGrid = { x: toGrid(wanted.x), y: toGrid(wanted.y) };
  const isFree = ({ x, y }: Position) =>
    nodes.every(({ type: other, position }) => {
      const size = sizeOf(other);
      const isBeside = x >= position.x + size.width + GRID || x + width + GRID <= position.x;
      return isBeside || y >= position.y + size.height + GRID || y + height + GRID <= position.y;
    });
  let place = onGrid;
  while (!isFree(place)) {
    place = direction === "LR" ? { ...place, y: place.y + APART.y } : { ...place, x: place.x + APART.y };
  }
  return place;
}

/** Where a node stands that follows another: to its right or below it, on one line with it. */
export function placeAfter(source: Standing, type: FlowNode["type"], direction: Direction = "LR"): Position {
  const [from, size] = [sizeOf(source.type), sizeOf(type)];
  const { x, y } = source.position;
  return direction === "LR"
    ? { x: x + from.width + APART.x, y: y + (from.height - size.height) / 2 }
    : { x: x + (from.width - size.width) / 2, y: y + from.height + APART_DOWN };
}

/**
 * Room for a node between two others: its place, and where those move that stand at or behind the second one, when the
 * two are too near to each other.
 */
export function placeBetween(
  nodes: readonly (Standing & { key: string })[],
  type: FlowNode["type"],
  { from, to, direction = "LR" }: { from: Standing; to: Standing; direction?: Direction },
): { place: Position; moved: Readonly<Record<string, Position>> } {
  const place = placeAfter(from, type, direction);
  const axis = direction === "LR" ? "x" : "y";
  const [length, apart] = direction === "LR" ? (["width", APART.x] as const) : (["height", APART_DOWN] as const);
  const needed = place[axis] + sizeOf(type)[length] + apart - to.position[axis];
  const isOnward = to.position[axis] > from.position[axis];
  if (!isOnward) return { place, moved: {} };
  if (needed <= 0) {
    const [one, other, size] = [middleOf(from), middleOf(to), sizeOf(type)];
    const middle = (from.position[axis] + sizeOf(from.type)[length] + to.position[axis] - size[length]) / 2;
    const between = { x: (one.x + other.x - size.width) / 2, y: (one.y + other.y - size.height) / 2 };
    return { place: { ...between, [axis]: middle }, moved: {} };
  }
  const shift = Math.ceil(needed / GRID) * GRID;
  const behind = nodes.filter(({ position }) => position[axis] >= to.position[axis]);
  const moved = behind.map(({ key, position }) => [key, { ...position, [axis]: position[axis] + shift }] as const);
  return { place, moved: Object.fromEntries(moved) };
}

const middleOf = ({ type, position: { x, y } }: Standing): Position => {
  const { width, height } = sizeOf(type);
  return { x: x + width / 2, y: y + height / 2 };
};

const toGrid = (value: number) => Math.round(value / GRID) * GRID;
