import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import type { NodeType } from "@/lib/flows/definition";
import { GRID, isGateway, sizeOf, widthOfText } from "./picture/node-size";

export type Position = { x: number; y: number };
export type Direction = "LR" | "TB";

type LaidNode = { key: string; type: NodeType; name: string; position: Position };
type LaidTransition = { from: string; to: string; name: string };
type Laid = { nodes: readonly LaidNode[]; transitions: readonly LaidTransition[] };

const NAME_HEIGHT = 18;

/**
 * Where nodes stand best, by their keys: in ranks along the way of the flow, without two on one place. What goes back
 * is not counted as a way on, so a flow reads from its start to its ends.
 *
 * @param only the nodes to move; the others stay, and those that move stand around where they were. All, when left out.
 */
export function layOut(flow: Laid, direction: Direction = "LR", only?: ReadonlySet<string>): Record<string, Position> {
  const nodes = only === undefined ? flow.nodes : flow.nodes.filter(({ key }) => only.has(key));
  const keys = new Set(nodes.map(({ key }) => key));
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: direction, nodesep: 40, ranksep: 48, edgesep: 20, marginx: 0, marginy: 0 });
  // What goes back is found on a walk that begins at the first node: wherever it stands in the list, that is the start.
  const rank = ({ type }: LaidNode) => (type === "start" ? 0 : 1);
  const walked = nodes.toSorted((a, b) => rank(a) - rank(b));
  for (const node of walked) graph.setNode(node.key, { ...roomOf(node) });
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

function roomOf(node: LaidNode): { width: number; height: number } {
  const { width } = sizeOf(node.type);
  return {
    width: isGateway(node.type) ? Math.max(width, widthOfText(node.name)) : width,
    height: heightWithName(node),
  };
}

/** A gateway's name stands below it; the same room above keeps its diamond on the line. */
function heightWithName({ type }: LaidNode): number {
  return sizeOf(type).height + (isGateway(type) ? 2 * NAME_HEIGHT : 0);
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
