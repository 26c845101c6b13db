import { COLUMNS, type Row, type Slot, widthOf } from "./rows";

/** All fields in an order, and the widths of those that have another one than before. */
export type Arrangement = { keys: string[]; widths: Record<string, number> };

/**
 * Lines as somebody wants them, as an order and widths that fill the grid in just that way: a line that would take up
 * the beginning of the next one grows until it is full.
 *
 * @param rows none wider than the grid.
 * @param before the fields as they were, for telling which widths are new.
 */
export function arrangementOf(rows: readonly Row[], before: readonly Slot[]): Arrangement {
  const lines = rows.filter((row) => row.length > 0);
  const settled = lines.map((row, index) => {
    const next = lines[index + 1]?.[0];
    return next !== undefined && widthOf(row) + next.width <= COLUMNS ? spread(row, COLUMNS) : row;
  });
  const known = new Map(before.map(({ key, width }) => [key, width]));
  const slots = settled.flat();
  return {
    keys: slots.map(({ key }) => key),
    widths: Object.fromEntries(slots.flatMap(({ key, width }) => (known.get(key) === width ? [] : [[key, width]]))),
  };
}

/** The widths of a line brought to a sum, in the proportions they have; none below one column. */
export function spread(row: Row, sum: number): Slot[] {
  const total = widthOf(row);
  if (row.length === 0 || total === sum) return [...row];
  const wanted = row.map(({ width }) => (width * sum) / total);
  const widths = wanted.map((width) => Math.max(1, Math.floor(width)));
  const byNeed = wanted.map((width, index) => ({ index, rest: width - (widths[index] ?? 0) }));
  byNeed.sort((a, b) => b.rest - a.rest || a.index - b.index);
  const adjust = (order: readonly { index: number }[], by: 1 | -1) => {
    for (const { index } of order) {
      const width = widths[index] ?? 1;
      if (widths.reduce((all, one) => all + one, 0) === sum || width + by < 1) continue;
      widths[index] = width + by;
    }
  };
  for (let round = 0; round < COLUMNS; round += 1) {
    const missing = sum - widths.reduce((all, one) => all + one, 0);
    if (missing === 0) break;
    adjust(missing > 0 ? byNeed : [...byNeed].reverse(), missing > 0 ? 1 : -1);
  }
  return row.map((slot, index) => ({ ...slot, width: widths[index] ?? slot.width }));
}

/** Fields as an arrangement has them; `known` are all of them, also one that is new. */
export function arranged(known: readonly Slot[], { keys, widths }: Arrangement): Slot[] {
  const byKey = new Map(known.map((slot) => [slot.key, slot]));
  return keys.flatMap((key) => {
    const slot = byKey.get(key);
    return slot === undefined ? [] : [{ ...slot, width: widths[key] ?? slot.width }];
  });
}
