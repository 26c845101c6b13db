import { lanesOf } from "@/lib/designer/picture/lanes";
import type { Picture, PictureNode, PictureTransition } from "@/lib/designer/picture/picture";
import type { CanvasEdge } from "./canvas-node";

type Known = { edge: CanvasEdge; lane: number; fromType: string; toType: string };

const drawn = new WeakMap<PictureTransition, Known>();

/** The lines of a picture; the same object for the same line. Transitions from or to nowhere are not drawn. */
export function toCanvasEdges({ nodes, transitions }: Picture): CanvasEdge[] {
  const types = new Map(nodes.map(({ key, type }) => [key, type]));
  const lanes = lanesOf(transitions);
  return transitions.flatMap((transition) => {
    const [fromType, toType] = [types.get(transition.from), types.get(transition.to)];
    if (fromType === undefined || toType === undefined) return [];
    return [toCanvasEdge(transition, { lane: lanes.get(transition.key) ?? 0, fromType, toType })];
  });
}

function toCanvasEdge(
  transition: PictureTransition,
  place: { lane: number; fromType: PictureNode["type"]; toType: PictureNode["type"] },
): CanvasEdge {
  const known = drawn.get(transition);
  const { lane, fromType, toType } = place;
  if (known?.lane === lane && known.fromType === fromType && known.toType === toType) return known.edge;
  const edge: CanvasEdge = {
    id: transition.key,
    type: "transition",
    source: transition.from,
    target: transition.to,
    data: { ...transition, ...place },
    ...(transition.isTaken ? { zIndex: 1 } : {}),
  };
  drawn.set(transition, { edge, ...place });
  return edge;
}
