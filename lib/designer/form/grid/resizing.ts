import { COLUMNS, rowsOf, type Slot } from "./rows";

/** Widths of the fields that change when one gets a width. */
export type Widths = Record<string, number>;

/** So much a neighbour keeps that makes room. */
const NEIGHBOUR_KEEPS = 2;

/**
 * A field of another width. In a full line the next field gives the columns it gains and takes those it loses, so that
 * the line stays one; where it cannot, the fields behind move on to the next line.
 */
export function resized(slots: readonly Slot[], key: string, wanted: number): Widths {
  const width = Math.max(1, Math.min(COLUMNS, Math.round(wanted)));
  const row = rowsOf(slots).find((candidates) => candidates.some((slot) => slot.key === key)) ?? [];
  const at = row.findIndex((slot) => slot.key === key);
  const slot = row[at];
  if (slot === undefined || slot.isWhole || slot.width === width) return {};
  const next = row[at + 1];
  const others = row.reduce((sum, other) => (other === slot || other === next ? sum : sum + other.width), 0);
  const room = COLUMNS - others - width;
  const isFull = others + slot.width + (next?.width ?? 0) === COLUMNS;
  if (next === undefined || room < NEIGHBOUR_KEEPS) return { [key]: width };
  const nextWidth = isFull ? room : Math.min(next.width, room);
  return nextWidth === next.width ? { [key]: width } : { [key]: width, [next.key]: nextWidth };
}
