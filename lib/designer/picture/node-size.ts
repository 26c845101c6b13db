import type { NodeType } from "@/lib/flows/definition";
import type { Direction } from "./direction";
import type { Rect } from "./rect";

export type Size = { width: number; height: number };

// Half of each is an odd multiple of half the grid, so that the middles of different kinds come to stand in one line.
const CARD: Size = { width: 200, height: 56 };
const PILL: Size = { width: 136, height: 40 };
const DIAMOND: Size = { width: 40, height: 40 };

const SIZES: Record<NodeType, Size> = {
  start: PILL,
  end: PILL,
  exclusive: DIAMOND,
  parallel: DIAMOND,
  inclusive: DIAMOND,
  task: CARD,
  wait: CARD,
  hook: CARD,
  script: CARD,
  child: CARD,
  copy: CARD,
  foreign: CARD,
};

/** Pixels on the canvas. The name of a gateway stands below its diamond and is not counted. */
export const sizeOf = (type: NodeType): Size => SIZES[type];

export const isGateway = (type: NodeType) => SIZES[type] === DIAMOND;

/** Everything stands on multiples of it. */
export const GRID = 8;

/** About how wide a text is at 12 pixels; Chinese characters are twice as wide as letters. */
export function widthOfText(text: string): number {
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) > 0x2e80 ? 12.5 : 6.8), 8);
}

/** How much room a name takes in height. */
export const NAME_HEIGHT = 18;

const CAPTION_WIDTH = 160;
const NARROW_CAPTION_WIDTH = 112;

/** The room of a gateway's name: below its diamond, or beside it where the flow goes down. */
export function captionOf(diamond: Rect, name: string, direction: Direction): Rect {
  const { x, y, width, height } = diamond;
  if (direction === "LR") {
    const length = Math.min(CAPTION_WIDTH, widthOfText(name));
    return { x: x + width / 2 - length / 2, y: y + height, width: length, height: NAME_HEIGHT };
  }
  const [length, lines] = [widthOfText(name), widthOfText(name) > NARROW_CAPTION_WIDTH ? 2 : 1];
  const tall = lines * NAME_HEIGHT;
  return { x: x + width, y: y + height / 2 - tall / 2, width: Math.min(NARROW_CAPTION_WIDTH, length), height: tall };
}
