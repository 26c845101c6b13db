import { type Arrangement, arrangementOf, spread } from "./arrangement";
import { COLUMNS, type Row, rowsOf, type Slot, widthOf } from "./rows";

/** Where a field is put: beside another one, or on a line of its own before that of another one (null: at the end). */
export type Place = { kind: "beside"; key: string; side: "before" | "after" } | { kind: "line"; before: string | null };

/** Beside a field that keeps its width the others of the line keep at least so much. */
const ENOUGH = 3;

/**
 * The form once a field stands in a place. Only the lines it leaves and comes to change: there the others make room, and
 * a line grows where it would otherwise take in the next one.
 *
 * @param slots all fields in order; `moved` is one of them, or a new one.
 */
export function placed(slots: readonly Slot[], moved: Slot, place: Place): Arrangement {
  if (place.kind === "beside" && place.key === moved.key) return { keys: slots.map(({ key }) => key), widths: {} };
  const before = rowsOf(slots);
  const rows = before.map((row) => row.filter(({ key }) => key !== moved.key));
  const target = place.kind === "beside" ? before.findIndex((row) => row.some(({ key }) => key === place.key)) : -1;
  const row = rows[target];
  const mayJoin = row !== undefined && !moved.isWhole && !row.some(({ isWhole }) => isWhole) && row.length < COLUMNS;
  return place.kind === "beside" && mayJoin
    ? arrangementOf(rows.with(target, joined(row, moved, place)), slots)
    : arrangementOf(rows.toSpliced(lineOf(before, place), 0, [moved]), slots);
}

/** The form once several fields stand in a place, in the lines they fill together; a single one may stand beside another. */
export function placedTogether(slots: readonly Slot[], moved: readonly Slot[], place: Place): Arrangement {
  const [only, ...others] = moved;
  if (only !== undefined && others.length === 0) return placed(slots, only, place);
  const keys = new Set(moved.map(({ key }) => key));
  const before = rowsOf(slots);
  const rows = before.map((row) => row.filter(({ key }) => !keys.has(key)));
  return arrangementOf(rows.toSpliced(lineOf(before, place), 0, ...rowsOf(moved)), slots);
}

/** The line before which a place is, as a number from 0; a place that is nowhere is the end. */
function lineOf(rows: readonly Row[], place: Place): number {
  const key = place.kind === "line" ? place.before : place.key;
  const line = key === null ? -1 : rows.findIndex((row) => row.some((slot) => slot.key === key));
  if (line < 0) return rows.length;
  return place.kind === "beside" && place.side === "after" ? line + 1 : line;
}

function joined(row: Row, moved: Slot, place: Extract<Place, { kind: "beside" }>): Slot[] {
  const at = row.findIndex(({ key }) => key === place.key) + (place.side === "after" ? 1 : 0);
  if (widthOf(row) + moved.width <= COLUMNS) return row.toSpliced(at, 0, moved);
  const mayKeep = moved.width + row.length * ENOUGH <= COLUMNS;
  if (mayKeep) return spread(row, COLUMNS - moved.width).toSpliced(at, 0, moved);
  const count = row.length + 1;
  return row.toSpliced(at, 0, moved).map((slot, index) => {
    const share = Math.floor(COLUMNS / count) + (index < COLUMNS % count ? 1 : 0);
    return { ...slot, width: share };
  });
}
