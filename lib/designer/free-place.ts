import type { FlowNode } from "@/lib/flows/definition";
import type { Position } from "./layout";
import { GRID, sizeOf } from "./picture/node-size";

/** How far nodes stand apart. */
export const APART = { x: 96, y: 40 };

type Standing = Pick<FlowNode, "type" | "position">;

/** The place that was wanted, on the grid, or the next one below it where no node stands. */
export function freePlace(nodes: readonly Standing[], type: FlowNode["type"], wanted: Position): Position {
  const { width, height } = sizeOf(type);
  const onGrid = { x: toGrid(wanted.x), y: toGrid(wanted.y) };
  const isFree = ({ x, y }: Position) =>
    nodes.every(({ type: other, position }) => {
      const size = sizeOf(other);
      const isBeside = x >= position.x + size.width + GRID || x + width + GRID <= position.x;
      return isBeside || y >= position.y + size.height + GRID || y + height + GRID <= position.y;
    });
  let place = onGrid;
  while (!isFree(place)) place = { ...place, y: place.y + APART.y };
  return place;
}

/** Where a node stands that follows another: to its right, on one line with it. */
export function placeAfter(source: Standing, type: FlowNode["type"]): Position {
  const [from, size] = [sizeOf(source.type), sizeOf(type)];
  return {
    x: source.position.x + from.width + APART.x,
    y: source.position.y + (from.height - size.height) / 2,
  };
}

/**
 * Room for a node between two others: its place, and where those move that stand at or behind the second one, when the
 * two are too near to each other.
 */
export function placeBetween(
  nodes: readonly (Standing & { key: string })[],
  type: FlowNode["type"],
  { from, to }: { from: Standing; to: Standing },
): { place: Position; moved: Readonly<Record<string, Position>> } {
  const place = placeAfter(from, type);
  const needed = place.x + sizeOf(type).width + APART.x - to.position.x;
  const isOnward = to.position.x > from.position.x;
  if (!isOnward) return { place, moved: {} };
  if (needed <= 0) {
    const middle = (from.position.x + sizeOf(from.type).width + to.position.x - sizeOf(type).width) / 2;
    return { place: { x: middle, y: (middleY(from) + middleY(to) - sizeOf(type).height) / 2 }, moved: {} };
  }
  const shift = Math.ceil(needed / GRID) * GRID;
  const behind = nodes.filter(({ position }) => position.x >= to.position.x);
  const moved = behind.map(({ key, position: { x, y } }) => [key, { x: x + shift, y }] as const);
  return { place, moved: Object.fromEntries(moved) };
}

const middleY = ({ type, position }: Standing) => position.y + sizeOf(type).height / 2;
const toGrid = (value: number) => Math.round(value / GRID) * GRID;
