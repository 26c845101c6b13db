import type { Edge, Node } from "@xyflow/react";
import type { Lane } from "@/lib/designer/picture/lanes";
import { sizeOf } from "@/lib/designer/picture/node-size";
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
  };
  nodes.set(node, drawn);
  return drawn;
}
