import type { NodeType } from "@/lib/flows/definition";

export type Size = { width: number; height: number };

const CARD: Size = { width: 184, height: 56 };
const PILL: Size = { width: 128, height: 40 };
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
