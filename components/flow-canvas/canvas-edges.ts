import type { Detours } from "@/lib/designer/picture/detours";
import { lanesOf, ONLY_LANE } from "@/lib/designer/picture/lanes";
import type { Picture, PictureTransition } from "@/lib/designer/picture/picture";
import type { CanvasEdge, CanvasLine } from "./canvas-node";

/** What a transition is called where it cannot be seen, from the names of its two nodes. */
export type LabelOf = (words: { name: string; from: string; to: string }) => string;

type Place = Pick<CanvasLine, "lane" | "bow" | "fromType" | "toType">;
type Ends = { fromName: string; toName: string; labelOf: LabelOf };

const drawn = new WeakMap<PictureTransition, Place & Ends & { edge: CanvasEdge }>();

/** The lines of a picture; the same object for the same line. Transitions from or to nowhere are not drawn. */
export function toCanvasEdges({ nodes, transitions }: Picture, labelOf: LabelOf, detours: Detours): CanvasEdge[] {
  const known = new Map(nodes.map((node) => [node.key, node]));
  const lanes = lanesOf(transitions);
  return transitions.flatMap((transition) => {
    const [from, to] = [known.get(transition.from), known.get(transition.to)];
    if (from === undefined || to === undefined) return [];
    const place = {
      lane: lanes.get(transition.key) ?? ONLY_LANE,
      bow: detours[transition.key] ?? 0,
      fromType: from.type,
      toType: to.type,
    };
    return [toCanvasEdge(transition, place, { fromName: from.name, toName: to.name, labelOf })];
  });
}

function toCanvasEdge(transition: PictureTransition, place: Place, ends: Ends): CanvasEdge {
  const known = drawn.get(transition);
  if (known !== undefined && isSamePlace(known, place) && isSameEnds(known, ends)) return known.edge;
  const { fromName, toName, labelOf } = ends;
  const edge: CanvasEdge = {
    id: transition.key,
    type: "transition",
    source: transition.from,
    target: transition.to,
    data: { ...transition, ...place },
    ariaLabel: labelOf({ name: transition.name, from: fromName, to: toName }),
    ...(transition.isTaken ? { zIndex: 1 } : {}),
  };
  drawn.set(transition, { edge, ...place, ...ends });
  return edge;
}

function isSamePlace(known: Place, { lane, bow, fromType, toType }: Place): boolean {
  const isSameLane = known.lane.own === lane.own && known.lane.all === lane.all;
  return isSameLane && known.bow === bow && known.fromType === fromType && known.toType === toType;
}

function isSameEnds(known: Ends, { fromName, toName, labelOf }: Ends): boolean {
  return known.fromName === fromName && known.toName === toName && known.labelOf === labelOf;
}
