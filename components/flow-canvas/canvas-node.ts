import { type Edge, type Node, Position } from "@xyflow/react";
import type { Lane } from "@/lib/designer/picture/lanes";
import { type Size, sizeOf } from "@/lib/designer/picture/node-size";
import type { PictureNode, PictureTransition } from "@/lib/designer/picture/picture";

/** What React Flow draws; derived from the picture and never kept. */
export type CanvasNode = Node<PictureNode, "flow-node">;
export type CanvasEdge = Edge<CanvasLine, "transition">;

/** `lane`: where it runs among the transitions between the same nodes; `bow`: how far it is pushed around other nodes. */
export type CanvasLine = PictureTransition & {
  lane: Lane;
  bow: number;
  fromType: PictureNode["type"];
  toType: PictureNode["type"];
};

const PORT = 8;

const nodes = new WeakMap<PictureNode, CanvasNode>();

/** The same object for the same node, so that React Flow draws again only what has changed. */
export function toCanvasNode(node: PictureNode): CanvasNode {
  const known = nodes.get(node);
  if (known !== undefined) return known;
  const { width, height } = sizeOf(node.type);
  const drawn: CanvasNode = {
    id: node.key,
    type: "flow-node",
    position: node.position,
    data: node,
    ...{ width, height, measured: { width, height } },
    handles: portsOf({ width, height }),
  };
  nodes.set(node, drawn);
  return drawn;
}

/** Around the middles of its left and right borders, as flow-canvas.css draws them: said, so that nothing is measured. */
function portsOf({ width, height }: Size): CanvasNode["handles"] {
  const port = { id: null, y: height / 2 - PORT / 2, width: PORT, height: PORT };
  return [
    { ...port, type: "target", position: Position.Left, x: -PORT / 2 },
    { ...port, type: "source", position: Position.Right, x: width - PORT / 2 },
  ];
}
