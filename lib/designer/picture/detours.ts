import { lanesOf, ONLY_LANE } from "./lanes";
import { isGateway, sizeOf, widthOfText } from "./node-size";
import type { Picture, PictureNode } from "./picture";
import { curveBetween, type Point, pointOn, type Rect } from "./route";

/** How far the middle of a line is pushed aside, by its key; lines that run freely as they are have none. */
export type Detours = Readonly<Record<string, number>>;

/** Tried one after the other; the first that nothing stands in the way of is taken. */
const BOWS = [0, 56, -56, 112, -112, 184, -184, 272, -272, 376, -376] as const;

/** Points of a line that are looked at, besides its two ends. */
const PROBES = Array.from({ length: 11 }, (_, index) => (index + 1) / 12);

const MARGIN = 8;
const CAPTION_HEIGHT = 20;
const CELL = 160;

type Box = { key: string; rect: Rect };

/**
 * Ways around the nodes that would stand between two others: a line that disappears behind a node seems to lead to it.
 *
 * @param places where nodes stand that are not at their own places.
 */
export function detoursOf({ nodes, transitions }: Picture, places: Readonly<Record<string, Point>> = {}): Detours {
  const boxes = new Map(nodes.map((node) => [node.key, { key: node.key, rect: rectOf(node, places[node.key]) }]));
  const inTheWay = obstacles(nodes, boxes);
  const lanes = lanesOf(transitions);
  const detours: Record<string, number> = {};
  for (const { key, from, to, name } of transitions) {
    const [source, target] = [boxes.get(from), boxes.get(to)];
    if (source === undefined || target === undefined || from === to) continue;
    const lane = lanes.get(key) ?? ONLY_LANE;
    const half = widthOfText(name) / 2;
    const costOf = (bow: number) => {
      const curve = curveBetween(source.rect, target.rect, lane, bow);
      let hits = 0;
      for (const t of PROBES) if (inTheWay(pointOn(curve, t), from, to)) hits += 1;
      const { x, y } = pointOn(curve, 0.5);
      const covers = inTheWay({ x: x - half, y }) || inTheWay({ x: x + half, y });
      return hits * 2 + (covers ? 1 : 0);
    };
    const best = least(costOf);
    if (best !== 0) detours[key] = best;
  }
  return detours;
}

function least(costOf: (bow: number) => number): number {
  let [best, lowest] = [0, Number.POSITIVE_INFINITY];
  for (const bow of BOWS) {
    const cost = costOf(bow);
    if (cost < lowest) [best, lowest] = [bow, cost];
    if (lowest === 0) break;
  }
  return best;
}

function rectOf({ type, position }: PictureNode, place: Point = position): Rect {
  return { ...place, ...sizeOf(type) };
}

/** Of the two nodes that a line joins neither is in its way. */
type InTheWay = (point: Point, from?: string, to?: string) => boolean;

const cellAt = (column: number, row: number) => column * 65_536 + row;

/** Whether a node, or the name below a gateway, is at a point. Nodes are looked up by the cell of the plane they lie in. */
function obstacles(nodes: readonly PictureNode[], boxes: ReadonlyMap<string, Box>): InTheWay {
  const cells = new Map<number, Box[]>();
  const put = (box: Box) => {
    const { x, y, width, height } = box.rect;
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1) {
      for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1) {
        const cell = cellAt(column, row);
        cells.set(cell, [...(cells.get(cell) ?? []), box]);
      }
    }
  };
  for (const { key, type, name } of nodes) {
    const box = boxes.get(key);
    if (box === undefined) continue;
    put({ key, rect: wider(box.rect) });
    if (isGateway(type)) put({ key, rect: captionOf(box.rect, name) });
  }
  return (point, from, to) => {
    const near = cells.get(cellAt(Math.floor(point.x / CELL), Math.floor(point.y / CELL)));
    return near?.some(({ key, rect }) => key !== from && key !== to && isIn(rect, point)) === true;
  };
}

const wider = ({ x, y, width, height }: Rect): Rect => ({
  x: x - MARGIN,
  y: y - MARGIN,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN,
});

function captionOf({ x, y, width, height }: Rect, name: string): Rect {
  const length = Math.min(160, widthOfText(name));
  return { x: x + width / 2 - length / 2, y: y + height, width: length, height: CAPTION_HEIGHT };
}

const isIn = (rect: Rect, { x, y }: Point) =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
