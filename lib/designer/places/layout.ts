import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import type { NodeType } from "@/lib/flows/definition";
import type { Direction } from "../picture/direction";
import { directionOf } from "../picture/direction-of";
import { captionOf, GRID, isGateway, NAME_HEIGHT, sizeOf, widthOfText } from "../picture/node-size";

export type Position = { x: number; y: number };

type LaidNode = { key: string; type: NodeType; name: string; position: Position };
type LaidTransition = { from: string; to: string; name: string };
type Laid = { nodes: readonly LaidNode[]; transitions: readonly LaidTransition[] };

const SPACE: Record<Direction, GraphLabel> = {
  LR: { nodesep: 40, ranksep: 40, edgesep: 20 },
  TB: { nodesep: 40, ranksep: 48, edgesep: 24 },
};

/** The room that a canvas usually has. */
const ROOM = { width: 680, height: 740 };

type Options = {
  /** When left out, the way that the flow goes already, or the one that fits where it has no places yet. */
  direction?: Direction;
  /** The nodes to move; the others stay, and those that move stand around where they were. All, when left out. */
  only?: ReadonlySet<string>;
};

/**
 * Where nodes stand best, by their keys: in ranks along the way of the flow, without two on one place. What goes back
 * is not counted as a way on, so a flow reads from its start to its ends.
 */
export function layOut(flow: Laid, { direction, only }: Options = {}): Record<string, Position> {
  if (direction !== undefined) return laidOut(flow, direction, only);
  return isPlaced(flow) ? laidOut(flow, directionOf(flow), only) : fitting(flow, only);
}

/** Down, since that is how most fits into a window; across where it would be much wider than high. */
function fitting(flow: Laid, only: Options["only"]): Record<string, Position> {
  const down = laidOut(flow, "TB", only);
  const { width, height } = extentOf(flow, down);
  if (width <= ROOM.width || width / ROOM.width <= height / ROOM.height) return down;
  const across = laidOut(flow, "LR", only);
  return zoomFor(extentOf(flow, across)) > zoomFor({ width, height }) ? across : down;
}

type Extent = { width: number; height: number };

const zoomFor = ({ width, height }: Extent) => Math.min(1, ROOM.width / width, ROOM.height / height);

function extentOf({ nodes }: Laid, places: Readonly<Record<string, Position>>): Extent {
  const corners = nodes.flatMap(({ key, type }) => {
    const [place, { width, height }] = [places[key], sizeOf(type)];
    return place === undefined ? [] : [{ x: place.x + width, y: place.y + height }];
  });
  return { width: Math.max(0, ...corners.map(({ x }) => x)), height: Math.max(0, ...corners.map(({ y }) => y)) };
}

function laidOut(flow: Laid, direction: Direction, only: Options["only"]): Record<string, Position> {
  const nodes = only === undefined ? flow.nodes : flow.nodes.filter(({ key }) => only.has(key));
  const keys = new Set(nodes.map(({ key }) => key));
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: direction, marginx: 0, marginy: 0, ...SPACE[direction] });
  // What goes back is found on a walk that begins at the first node: wherever it stands in the list, that is the start.
  const rank = ({ type }: LaidNode) => (type === "start" ? 0 : 1);
  const walked = nodes.toSorted((a, b) => rank(a) - rank(b));
  for (const node of walked) graph.setNode(node.key, roomOf(node, direction));
  for (const [pair, names] of joined(flow.transitions, keys)) {
    const [from = "", to = ""] = pair.split("\n");
    const width = Math.max(...names.map(widthOfText)) + 16;
    graph.setEdge(from, to, { width, height: NAME_HEIGHT * names.length, labelpos: "c" });
  }
  layout(graph);
  const placed = nodes.map((node): [string, Position] => {
    const { x = 0, y = 0 } = graph.node(node.key);
    const { width, height } = sizeOf(node.type);
    return [node.key, { x: x - width / 2, y: y - height / 2 }];
  });
  return Object.fromEntries(shifted(placed, only === undefined ? null : nodes));
}

/** Whether somebody, or an earlier layout, has given the nodes their places: at first all of them are on one. */
export function isPlaced({ nodes }: Pick<Laid, "nodes">): boolean {
  const [first] = nodes;
  if (first === undefined || nodes.length === 1) return true;
  return nodes.some(({ position: { x, y } }) => x !== first.position.x || y !== first.position.y);
}

/** A gateway's name stands below or beside it; the same room on the other side keeps its diamond on the line. */
function roomOf({ type, name }: LaidNode, direction: Direction): { width: number; height: number } {
  const { width, height } = sizeOf(type);
  if (!isGateway(type)) return { width, height };
  const caption = captionOf({ x: 0, y: 0, width, height }, name, direction);
  return direction === "LR"
    ? { width: Math.max(width, caption.width), height: height + 2 * caption.height }
    : { width: width + 2 * caption.width, height: Math.max(height, caption.height) };
}

function joined(transitions: readonly LaidTransition[], keys: ReadonlySet<string>): ReadonlyMap<string, string[]> {
  const pairs = new Map<string, string[]>();
  for (const { from, to, name } of transitions) {
    if (from === to || !keys.has(from) || !keys.has(to)) continue;
    const pair = `${from}\n${to}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), name]);
  }
  return pairs;
}

/** On the grid, with the first corner at the origin, or where the nodes had theirs. */
function shifted(placed: readonly [string, Position][], around: readonly LaidNode[] | null): [string, Position][] {
  const corner = (points: readonly Position[]): Position => ({
    x: Math.min(...points.map(({ x }) => x)),
    y: Math.min(...points.map(({ y }) => y)),
  });
  if (placed.length === 0) return [];
  const from = corner(placed.map(([, position]) => position));
  const to = around === null ? { x: 0, y: 0 } : corner(around.map(({ position }) => position));
  const onGrid = (value: number) => Math.round(value / GRID) * GRID;
  return placed.map(([key, { x, y }]) => [key, { x: onGrid(x - from.x + to.x), y: onGrid(y - from.y + to.y) }]);
}
