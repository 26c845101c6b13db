import { type Edge, type Node, Position } from "@xyflow/react";
import type { Direction } from "@/lib/designer/picture/direction";
import { type Size, sizeOf } from "@/lib/designer/picture/node-size";
import type { PictureNode, PictureTransition } from "@/lib/designer/picture/picture";
import type { Course } from "@/lib/designer/picture/route";

/** What React Flow draws; derived from the picture and never kept. */
export type CanvasNode = Node<PictureNode, "flow-node">;
export type CanvasEdge = Edge<CanvasLine, "transition">;

export type CanvasLine = PictureTransition & {
  course: Course;
  fromType: PictureNode["type"];
  toType: PictureNode["type"];
};

const PORT = 8;

/** Where transitions begin and end. */
const ENDS: Record<Direction, { sourcePosition: Position; targetPosition: Position }> = {
  LR: { sourcePosition: Position.Right, targetPosition: Position.Left },
  TB: { sourcePosition: Position.Bottom, targetPosition: Position.Top },
};

const nodes: Record<Direction, WeakMap<PictureNode, CanvasNode>> = { LR: new WeakMap(), TB: new WeakMap() };

/** The same object for the same node, so that React Flow draws again only what has changed. */
export function toCanvasNode(node: PictureNode, direction: Direction): CanvasNode {
  const known = nodes[direction].get(node);
  if (known !== undefined) return known;
  const { width, height } = sizeOf(node.type);
  const drawn: CanvasNode = {
    id: node.key,
    type: "flow-node",
    position: node.position,
    data: node,
    ...{ width, height, measured: { width, height } },
    ...ENDS[direction],
    handles: portsOf({ width, height }, direction),
  };
  nodes[direction].set(node, drawn);
  return drawn;
}

/** Around the middles of its borders, as flow-canvas.css draws them: said, so that nothing is measured. */
function portsOf({ width, height }: Size, direction: Direction): CanvasNode["handles"] {
  const size = { id: null, width: PORT, height: PORT };
  const middle = { x: width / 2 - PORT / 2, y: height / 2 - PORT / 2 };
  const { sourcePosition, targetPosition } = ENDS[direction];
  const [before, behind] =
    direction === "LR"
      ? [
          { ...middle, x: -PORT / 2 },
          { ...middle, x: width - PORT / 2 },
        ]
      : [
          { ...middle, y: -PORT / 2 },
          { ...middle, y: height - PORT / 2 },
        ];
  return [
    { ...size, ...before, type: "target", position: targetPosition },
    { ...size, ...behind, type: "source", position: sourcePosition },
  ];
}
