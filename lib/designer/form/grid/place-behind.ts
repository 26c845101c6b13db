import type { Place } from "./placing";
import { COLUMNS, rowsOf, type Slot, widthOf } from "./rows";

/** Behind the line of the last of some fields; at the end where there is none. */
export function placeBehind(slots: readonly Slot[], keys: readonly string[]): Place {
  const rows = rowsOf(slots);
  const line = rows.findLastIndex((row) => row.some(({ key }) => keys.includes(key)));
  return { kind: "line", before: line < 0 ? null : (rows[line + 1]?.[0]?.key ?? null) };
}

/** Where a new field goes by itself: into the line of the last of some fields while there is room, else behind it. */
export function placeAfter(slots: readonly Slot[], keys: readonly string[], { width, isWhole }: Slot): Place {
  const rows = rowsOf(slots);
  const row = rows.findLast((one) => one.some(({ key }) => keys.includes(key))) ?? rows.at(-1);
  const last = row?.at(-1);
  const isFull = row === undefined || widthOf(row) + width > COLUMNS;
  return last === undefined || isWhole || isFull
    ? placeBehind(slots, keys)
    : { kind: "beside", key: last.key, side: "after" };
}
