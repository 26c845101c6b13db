import { rowsOf, type Slot } from "./rows";

/** Where a field stands, counted from 1, as it is said to people: its line, and which of how many of that line it is. */
export type Spot = { line: number; place: number; count: number; width: number };

export function spotOf(slots: readonly Slot[], key: string): Spot | null {
  for (const [index, row] of rowsOf(slots).entries()) {
    const at = row.findIndex((slot) => slot.key === key);
    const slot = row[at];
    if (slot !== undefined) return { line: index + 1, place: at + 1, count: row.length, width: slot.width };
  }
  return null;
}

/** The field one goes to from another by an arrow key: the next one, or the one above or below that stands nearest. */
export function neighbourOf(
  slots: readonly Slot[],
  key: string,
  direction: "left" | "right" | "up" | "down",
): string | null {
  const order = slots.findIndex((slot) => slot.key === key);
  if (order < 0) return slots[0]?.key ?? null;
  if (direction === "left") return slots[order - 1]?.key ?? null;
  if (direction === "right") return slots[order + 1]?.key ?? null;
  const rows = rowsOf(slots);
  const line = rows.findIndex((row) => row.some((slot) => slot.key === key));
  const target = rows[line + (direction === "up" ? -1 : 1)];
  const wanted = startOf(rows[line] ?? [], key);
  return target?.findLast((slot) => startOf(target, slot.key) <= wanted)?.key ?? null;
}

/** The column a field begins at, from 0. */
function startOf(row: readonly Slot[], key: string): number {
  const at = row.findIndex((slot) => slot.key === key);
  return row.slice(0, at).reduce((sum, { width }) => sum + width, 0);
}
