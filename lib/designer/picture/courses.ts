import { type BoxGrid, boxGrid } from "./box-grid";
import type { Direction } from "./direction";
import { directionOf } from "./direction-of";
import { lanesOf, ONLY_LANE } from "./lanes";
import { captionOf, isGateway, NAME_HEIGHT, sizeOf, widthOfText } from "./node-size";
import type { Picture, PictureNode, PictureTransition } from "./picture";
import type { Point, Rect } from "./rect";
import { BEFORE, type Course, type Curve, curveBetween, PLAIN, pointOn, routeAround } from "./route";

/** What is known of a line beside where its nodes stand, by its key. */
export type Courses = Readonly<Record<string, Course>>;

/** Tried one after the other; the first that nothing stands in the way of is taken. */
const DEPTHS = [56, 112, 184, 272, 376] as const;
const OUTWARD: Record<"before" | "behind", readonly number[]> = {
  before: [BEFORE, 0, ...DEPTHS.flatMap((depth) => [-depth, depth])],
  behind: [0, BEFORE, ...DEPTHS.flatMap((depth) => [depth, -depth])],
};

/** Points of a line that are looked at, besides its two ends. */
const PROBES = Array.from({ length: 15 }, (_, index) => (index + 1) / 16);

/** Where along a line its name may stand, best first. */
const NAME_SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78] as const;

const MARGIN = 12;

type Grounds = {
  direction: Direction;
  /** The line through the middle of the flow, along its way. */
  axis: number;
  rects: ReadonlyMap<string, Rect>;
  nodes: BoxGrid;
  /** Names of lines that have their places. */
  names: BoxGrid;
};

/**
 * How lines run around the nodes that would stand between two others, since one that disappears behind a node seems to
 * lead to it; and where along them their names stand, so that they cover neither nodes nor each other.
 *
 * @param places where nodes stand that are not at their own places.
 */
export function coursesOf(picture: Picture, places: Readonly<Record<string, Point>> = {}): Courses {
  const grounds = groundsOf(picture, places);
  const lanes = lanesOf(picture.transitions);
  const courses: Record<string, Course> = {};
  for (const transition of picture.transitions) {
    const { key, from, to } = transition;
    const [source, target] = [grounds.rects.get(from), grounds.rects.get(to)];
    if (source === undefined || target === undefined) continue;
    const plain: Course = { ...PLAIN, lane: lanes.get(key) ?? ONLY_LANE, direction: grounds.direction };
    const course = from === to ? plain : best(transition, { source, target, plain }, grounds);
    courses[key] = course;
    const label =
      from === to ? routeAround(source, plain).label : pointOn(curveBetween(source, target, course), course.at);
    grounds.names.put({ key, rect: roomOf(transition, label) });
  }
  return courses;
}

type Ends = { source: Rect; target: Rect; plain: Course };

function best(transition: PictureTransition, { source, target, plain }: Ends, grounds: Grounds): Course {
  const { from, to } = transition;
  const { nodes, names } = grounds;
  let [found, lowest] = [plain, Number.POSITIVE_INFINITY];
  for (const bow of OUTWARD[sideOf(source, target, grounds)]) {
    const curve = curveBetween(source, target, { ...plain, bow });
    let hits = 0;
    for (const t of PROBES) if (nodes.isAt(pointOn(curve, t), from, to)) hits += 1;
    if (hits * 2 >= lowest) continue;
    const at = freeSpot(transition, curve, nodes, names);
    const cost = hits * 2 + (at === null ? 1 : 0);
    if (cost < lowest) [found, lowest] = [{ ...plain, bow, at: at ?? plain.at }, cost];
    if (lowest === 0) break;
  }
  return found;
}

/** Ways around lead outward first: there they cross fewer others. */
function sideOf(source: Rect, target: Rect, { axis, direction }: Grounds): "before" | "behind" {
  return (acrossOf(source, direction) + acrossOf(target, direction)) / 2 < axis - MARGIN ? "before" : "behind";
}

const acrossOf = ({ x, y, width, height }: Rect, direction: Direction) =>
  direction === "LR" ? y + height / 2 : x + width / 2;

function freeSpot(transition: PictureTransition, curve: Curve, nodes: BoxGrid, names: BoxGrid): number | null {
  const isFree = (at: number) => {
    const room = roomOf(transition, pointOn(curve, at));
    return !nodes.isOn(room) && !names.isOn(room);
  };
  return NAME_SPOTS.find(isFree) ?? null;
}

/** What a name covers that stands at a point. */
function roomOf({ name }: PictureTransition, { x, y }: Point): Rect {
  const width = name === "" ? 0 : widthOfText(name);
  return { x: x - width / 2, y: y - NAME_HEIGHT / 2, width, height: NAME_HEIGHT };
}

function groundsOf(picture: Picture, places: Readonly<Record<string, Point>>): Grounds {
  const direction = directionOf(picture, places);
  const grounds = { direction, axis: 0, rects: new Map<string, Rect>(), nodes: boxGrid(), names: boxGrid() };
  for (const node of picture.nodes) {
    const { key, type, name } = node;
    const rect = rectOf(node, places[key]);
    grounds.rects.set(key, rect);
    grounds.nodes.put({ key, rect: wider(rect) });
    if (isGateway(type)) grounds.nodes.put({ key, rect: captionOf(rect, name, direction) });
  }
  const middles = [...grounds.rects.values()].map((rect) => acrossOf(rect, direction));
  return { ...grounds, axis: (Math.min(...middles) + Math.max(...middles)) / 2 };
}

function rectOf({ type, position }: PictureNode, place: Point = position): Rect {
  return { ...place, ...sizeOf(type) };
}

const wider = ({ x, y, width, height }: Rect): Rect => ({
  x: x - MARGIN,
  y: y - MARGIN,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN,
});
