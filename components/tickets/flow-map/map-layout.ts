import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel, type Point } from "@dagrejs/dagre";
import type { FlowMap } from "@/lib/tickets/schema";
import { hasIcon, isGateway } from "./node-look";

type MapNode = FlowMap["nodes"][number];
type Joined = { id: string; from: string; to: string; names: string[]; isTaken: boolean };

/** `path` is what SVG draws; transitions between the same two nodes share a line. */
export type Line = Joined & { path: string; label: Point };

export type Placed = { node: MapNode; x: number; y: number; width: number; height: number };

const LABEL_HEIGHT = 18;

/** Where nodes stand (their top left corners) and how the lines between them run. */
export function placeMap(map: FlowMap, direction: "LR" | "TB"): { nodes: Placed[]; lines: Line[] } {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: direction, nodesep: 36, ranksep: 40, edgesep: 16, marginx: 8, marginy: 8 });
  for (const node of map.nodes) graph.setNode(node.id, { ...sizeOf(node) });
  const joined = joinLines(map);
  const between = joined.filter(({ from, to }) => from !== to);
  for (const { from, to, names } of between) {
    graph.setEdge(from, to, { width: widthOf(names.join(" / ")), height: LABEL_HEIGHT, labelpos: "c" });
  }
  layout(graph);
  const nodes = map.nodes.map((node) => {
    const { x = 0, y = 0 } = graph.node(node.id);
    const { width, height } = sizeOf(node);
    return { node, x: x - width / 2, y: y - height / 2, width, height };
  });
  const standing = (id: string) => nodes.find(({ node }) => node.id === id);
  const lines = joined.map((line) => {
    if (line.from === line.to) return { ...line, ...loopAt(nodes.find(({ node }) => node.id === line.from)) };
    const { points = [], x = 0, y = 0 } = graph.edge(line.from, line.to);
    return {
      ...line,
      path: pathThrough(betweenMarks(points, standing(line.from), standing(line.to))),
      label: { x, y },
    };
  });
  // What was taken is drawn last, above the rest.
  return { nodes, lines: lines.sort((a, b) => Number(a.isTaken) - Number(b.isTaken)) };
}

function joinLines(map: FlowMap): Joined[] {
  const lines = new Map<string, Joined>();
  for (const { from, to, name, isTaken } of map.transitions) {
    const id = `${from} ${to}`;
    const known = lines.get(id) ?? { id, from, to, names: [], isTaken: false };
    lines.set(id, { ...known, names: [...known.names, name], isTaken: known.isTaken || isTaken });
  }
  return [...lines.values()];
}

function sizeOf({ type, name }: MapNode): { width: number; height: number } {
  if (isGateway(type)) return { width: Math.max(32, widthOf(name)), height: 32 + LABEL_HEIGHT };
  const beside = hasIcon(type) ? 44 : type === "task" ? 24 : 36;
  return { width: Math.min(200, Math.max(104, widthOf(name) + beside)), height: 40 };
}

/** About how wide a text is at 12 pixels; Chinese characters are twice as wide as letters. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) > 0x2e80 ? 12.5 : 6.8), 8);
}

/** A gateway is drawn much smaller than the room its name takes: lines begin and end at the diamond. */
function betweenMarks(points: readonly Point[], from: Placed | undefined, to: Placed | undefined): Point[] {
  const line = [...points];
  const [first, second] = line;
  if (first !== undefined && second !== undefined) line[0] = atDiamond(from, second) ?? first;
  const [before, last] = line.slice(-2);
  if (before !== undefined && last !== undefined) line[line.length - 1] = atDiamond(to, before) ?? last;
  return line;
}

const HALF_DIAMOND = 16;

function atDiamond(placed: Placed | undefined, other: Point): Point | null {
  if (placed === undefined || !isGateway(placed.node.type)) return null;
  const [x, y] = [placed.x + placed.width / 2, placed.y + HALF_DIAMOND];
  const far = Math.abs(other.x - x) + Math.abs(other.y - y);
  const part = far === 0 ? 0 : HALF_DIAMOND / far;
  return { x: x + (other.x - x) * part, y: y + (other.y - y) * part };
}

/** Straight pieces whose corners are rounded by going from middle to middle. */
function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return [`M ${first.x} ${first.y}`, ...bends, `L ${last.x} ${last.y}`].join(" ");
}

/** A button that saves and stays: a small bow below the node. */
function loopAt(placed: Placed | undefined): { path: string; label: Point } {
  if (placed === undefined) return { path: "", label: { x: 0, y: 0 } };
  const bottom = placed.y + placed.height;
  const [left, right] = [placed.x + placed.width * 0.3, placed.x + placed.width * 0.7];
  const path = `M ${left} ${bottom} C ${left} ${bottom + 32}, ${right} ${bottom + 32}, ${right} ${bottom}`;
  return { path, label: { x: (left + right) / 2, y: bottom + 24 } };
}
