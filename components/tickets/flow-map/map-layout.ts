import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel, type Point } from "@dagrejs/dagre";
import type { FlowMap } from "@/lib/tickets/schema";

type MapNode = FlowMap["nodes"][number];
export type Size = { width: number; height: number };

/** Transitions between the same two nodes share a line. */
export type Line = {
  id: string;
  from: string;
  to: string;
  names: string[];
  isTaken: boolean;
  points: Point[];
  label: Point;
};

export type Placed = { node: MapNode; x: number; y: number; size: Size };

const LABEL_HEIGHT = 18;

/** Positions of nodes (their top left corners) and the points of the lines between them. */
export function placeMap(map: FlowMap, direction: "LR" | "TB"): { nodes: Placed[]; lines: Line[] } {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: direction, nodesep: 36, ranksep: 40, edgesep: 16, marginx: 8, marginy: 8 });
  for (const node of map.nodes) graph.setNode(node.id, { ...sizeOf(node) });
  const joined = joinLines(map);
  for (const { from, to, names } of joined) {
    graph.setEdge(from, to, { width: widthOf(names.join(" / ")), height: LABEL_HEIGHT, labelpos: "c" });
  }
  layout(graph);
  return {
    nodes: map.nodes.map((node) => {
      const { x = 0, y = 0 } = graph.node(node.id);
      const size = sizeOf(node);
      return { node, x: x - size.width / 2, y: y - size.height / 2, size };
    }),
    lines: joined.map((line) => {
      const { points = [], x = 0, y = 0 } = graph.edge(line.from, line.to);
      return { ...line, points, label: { x, y } };
    }),
  };
}

function joinLines(map: FlowMap): Omit<Line, "points" | "label">[] {
  const lines = new Map<string, Omit<Line, "points" | "label">>();
  for (const { from, to, name, isTaken } of map.transitions) {
    const id = `${from} ${to}`;
    const known = lines.get(id) ?? { id, from, to, names: [], isTaken: false };
    lines.set(id, { ...known, names: [...known.names, name], isTaken: known.isTaken || isTaken });
  }
  return [...lines.values()];
}

function sizeOf({ type, name }: MapNode): Size {
  if (type === "exclusive") return { width: Math.max(32, widthOf(name)), height: 32 + LABEL_HEIGHT };
  return { width: Math.min(200, Math.max(104, widthOf(name) + 24)), height: 40 };
}

/** About how wide a text is at 12 pixels; Chinese characters are twice as wide as letters. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) > 0x2e80 ? 12.5 : 6.8), 8);
}
