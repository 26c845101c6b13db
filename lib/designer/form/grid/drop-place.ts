import type { Place } from "./placing";

type Box = { left: number; right: number; top: number; bottom: number };

/** A line of the form as it stands on the screen. */
export type SeenRow = { box: Box; cells: readonly { key: string; box: Box }[]; isWhole: boolean };

/** The upper and the lower part of a line, of its height, that mean a line of its own. */
const EDGE = 0.24;

/**
 * Where something lands that is let go at a point: beside the field under it, or on a line of its own where the point is
 * near the edge of a line, between two, or where nothing can stand beside.
 *
 * @param rows from the top down.
 * @param isWhole whether what is let go takes a whole line.
 */
export function dropPlace(rows: readonly SeenRow[], { x, y }: { x: number; y: number }, isWhole: boolean): Place {
  const line = rows.findIndex(({ box }) => y < box.bottom);
  const row = rows[line];
  if (row === undefined) return { kind: "line", before: null };
  const height = row.box.bottom - row.box.top;
  const edge = isWhole || row.isWhole ? height / 2 : height * EDGE;
  if (y < row.box.top + edge) return { kind: "line", before: row.cells[0]?.key ?? null };
  if (y > row.box.bottom - edge) return { kind: "line", before: rows[line + 1]?.cells[0]?.key ?? null };
  const near = nearest(row.cells, x);
  if (near === undefined) return { kind: "line", before: null };
  return { kind: "beside", key: near.key, side: x < (near.box.left + near.box.right) / 2 ? "before" : "after" };
}

function nearest(cells: SeenRow["cells"], x: number) {
  const distance = ({ left, right }: Box) => Math.max(left - x, x - right, 0);
  return cells.toSorted((a, b) => distance(a.box) - distance(b.box))[0];
}
