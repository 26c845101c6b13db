import type { Courses } from "@/lib/designer/picture/courses";
import { type Lane, lanesOf, ONLY_LANE } from "@/lib/designer/picture/lanes";
import type { Picture, PictureTransition } from "@/lib/designer/picture/picture";
import { type Course, PLAIN } from "@/lib/designer/picture/route";
import type { CanvasEdge, CanvasLine } from "./canvas-node";

/** What a transition is called where it cannot be seen, from the names of its two nodes. */
export type LabelOf = (words: { name: string; from: string; to: string }) => string;

type Place = Pick<CanvasLine, "course" | "fromType" | "toType">;
type Ends = { fromName: string; toName: string; labelOf: LabelOf };

const drawn = new WeakMap<PictureTransition, Place & Ends & { edge: CanvasEdge }>();

/** The lines of a picture; the same object for the same line. Transitions from or to nowhere are not drawn. */
export function toCanvasEdges({ nodes, transitions }: Picture, labelOf: LabelOf, courses: Courses): CanvasEdge[] {
  const known = new Map(nodes.map((node) => [node.key, node]));
  const lanes = lanesOf(transitions);
  const [{ direction } = PLAIN] = Object.values(courses);
  return transitions.flatMap((transition) => {
    const [from, to] = [known.get(transition.from), known.get(transition.to)];
    if (from === undefined || to === undefined) return [];
    const place = {
      course: courseOf(courses[transition.key] ?? { ...PLAIN, direction }, lanes.get(transition.key) ?? ONLY_LANE),
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

const isSameLane = (one: Lane, other: Lane) => one.own === other.own && one.all === other.all;

/** Lanes are known at once; the rest of a course is found a moment later. */
const courseOf = (course: Course, lane: Lane): Course => (isSameLane(course.lane, lane) ? course : { ...course, lane });

function isSamePlace(known: Place, { course, fromType, toType }: Place): boolean {
  return known.fromType === fromType && known.toType === toType && isSameCourse(known.course, course);
}

function isSameCourse(one: Course, other: Course): boolean {
  const isSameWay = one.bow === other.bow && one.at === other.at && one.direction === other.direction;
  return one === other || (isSameWay && isSameLane(one.lane, other.lane));
}

function isSameEnds(known: Ends, { fromName, toName, labelOf }: Ends): boolean {
  return known.fromName === fromName && known.toName === toName && known.labelOf === labelOf;
}
