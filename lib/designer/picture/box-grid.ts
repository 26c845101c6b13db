import type { Point, Rect } from "./rect";

export type Box = { key: string; rect: Rect };

const CELL = 160;
const cellAt = (column: number, row: number) => column * 65_536 + row;

/** Boxes on the plane, looked up by the cells they lie in. */
export type BoxGrid = {
  put: (box: Box) => void;
  /** Whether a point lies in a box of another key than these two. */
  isAt: (point: Point, from?: string, to?: string) => boolean;
  isOn: (rect: Rect) => boolean;
};

export function boxGrid(): BoxGrid {
  const cells = new Map<number, Box[]>();
  return {
    put: (box) => {
      for (const cell of cellsOf(box.rect)) {
        const there = cells.get(cell);
        if (there === undefined) cells.set(cell, [box]);
        else there.push(box);
      }
    },
    isAt: ({ x, y }, from, to) => {
      const near = cells.get(cellAt(Math.floor(x / CELL), Math.floor(y / CELL)));
      const point = { x, y, width: 0, height: 0 };
      return near?.some(({ key, rect }) => key !== from && key !== to && meet(rect, point)) === true;
    },
    isOn: (wanted) => cellsOf(wanted).some((cell) => cells.get(cell)?.some(({ rect }) => meet(rect, wanted)) === true),
  };
}

function cellsOf({ x, y, width, height }: Rect): number[] {
  const cells: number[] = [];
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1) {
      cells.push(cellAt(column, row));
    }
  }
  return cells;
}

const meet = (a: Rect, b: Rect) =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
