import type { Arrangement } from "./arrangement";
import { type Place, placed } from "./placing";
import { COLUMNS, type Row, rowsOf, type Slot } from "./rows";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The form once a field has gone one step; null where there is no further step.
 *
 * `left` and `right` change places with a neighbour, and from the end of a line into the line beyond it. `up` and `down`
 * take the field out of its line onto one of its own, and a line of its own past the next one.
 */
export function moved(slots: readonly Slot[], key: string, direction: Direction): Arrangement | null {
  const slot = slots.find((candidate) => candidate.key === key);
  const place = slot === undefined ? null : stepOf(rowsOf(slots), slot, direction);
  return slot === undefined || place === null ? null : placed(slots, slot, place);
}

function stepOf(rows: readonly Row[], moving: Slot, direction: Direction): Place | null {
  const { key } = moving;
  const line = rows.findIndex((row) => row.some((slot) => slot.key === key));
  const row = rows[line] ?? [];
  const at = row.findIndex((slot) => slot.key === key);
  switch (direction) {
    case "left":
      return at > 0 ? besideOf(row[at - 1], "before") : into(moving, rows[line - 1], "after");
    case "right":
      return at < row.length - 1 ? besideOf(row[at + 1], "after") : into(moving, rows[line + 1], "before");
    case "up": {
      const above = row.length > 1 ? row.find((slot) => slot.key !== key) : rows[line - 1]?.[0];
      return above === undefined ? null : { kind: "line", before: above.key };
    }
    case "down": {
      if (row.length > 1) return { kind: "line", before: rows[line + 1]?.[0]?.key ?? null };
      return rows[line + 1] === undefined ? null : { kind: "line", before: rows[line + 2]?.[0]?.key ?? null };
    }
  }
}

/** The near end of the line beyond; past it where it does not take the field in. */
function into(moving: Slot, row: Row | undefined, side: "before" | "after"): Place | null {
  if (row === undefined) return null;
  const isPassed = moving.isWhole || row.some(({ isWhole }) => isWhole) || row.length >= COLUMNS;
  const near = side === "after" ? row.at(-1) : row[0];
  const far = side === "after" ? row[0] : row.at(-1);
  return isPassed ? besideOf(far, side === "after" ? "before" : "after") : besideOf(near, side);
}

const besideOf = (slot: Slot | undefined, side: "before" | "after"): Place | null =>
  slot === undefined ? null : { kind: "beside", key: slot.key, side };
