import type { Detours } from "@/lib/designer/picture/detours";
import { lanesOf, ONLY_LANE } from "@/lib/designer/picture/lanes";
import type { Picture, PictureTransition } from "@/lib/designer/picture/picture";
import type { CanvasEdge, CanvasLine } from "./canvas-node";

type Place = Pick<CanvasLine, "lane" | "bow" | "fromType" | "toType"> & { label: string };

const drawn = new WeakMap<PictureTransition, Place & { edge: CanvasEdge }>();

/** What a transition is called where it cannot be seen, from the names of its two nodes. */
export type LabelOf = (words: { name: string; from: string; to: string }) => string;

/** The lines of a picture; the same object for the same line. Transitions from or to nowhere are not drawn. */
export function toCanvasEdges({ nodes, transitions }: Picture, labelOf: LabelOf, detours: Detours): CanvasEdge[] {
  const known = new Map(nodes.map((node) => [node.key, node]));
  const lanes = lanesOf(transitions);
  return transitions.flatMap((transition) => {
    const [from, to] = [known.get(transition.from), known.get(transition.to)];
    if (from === undefined || to === undefined) return [];
    const label = labelOf({ name: transition.name, from: from.name, to: to.name });
    const lane = lanes.get(transition.key) ?? ONLY_LANE;
    const place = { lane, bow: detours[transition.key] ?? 0, fromType: from.type, toType: to.type, label };
    return [toCanvasEdge(transition, place)];
  });
}

function toCanvasEdge(transition: PictureTransition, { label, ...place }: Place): CanvasEdge {
  const known = drawn.get(transition);
  const { lane, bow, fromType, toType } = place;
  const isSameLane = known?.lane.own === lane.own && known.lane.all === lane.all;
  const isSame = isSameLane && known.bow === bow && known.fromType === fromType && known.toType === toType;
  if (known !== undefined && isSame && known.label === label) return known.edge;
  const edge: CanvasEdge = {
    id: transition.key,
    type: "transition",
    source: transition.from,
    target: transition.to,
    data: { ...transition, ...place },
    ariaLabel: label,
    ...(transition.isTaken ? { zIndex: 1 } : {}),
  };
  drawn.set(transition, { edge, label, ...place });
  return edge;
}
