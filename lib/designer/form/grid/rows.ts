import { type FormField, isLayout } from "@/lib/forms/form-definition";

/** Columns of a line of the form. */
export const COLUMNS = 12;

/** A field as it stands on the form: a heading, a line or a note always has a line to itself. */
export type Slot = { key: string; width: number; isWhole: boolean };

export type Row = readonly Slot[];

/** The fields of a form in the order in which people see them. */
export function inFormOrder(fields: readonly FormField[]): FormField[] {
  return [...fields].sort((a, b) => a.order - b.order);
}

export function slotOf({ key, width, type }: FormField): Slot {
  const isWhole = isLayout(type);
  return { key, width: isWhole ? COLUMNS : width, isWhole };
}

/** The lines that fields fill one after the other, as the grid of the form lays them out. */
export function rowsOf(slots: readonly Slot[]): Slot[][] {
  const rows: Slot[][] = [];
  let room = 0;
  for (const slot of slots) {
    if (slot.width > room) {
      rows.push([]);
      room = COLUMNS;
    }
    rows.at(-1)?.push(slot);
    room -= slot.width;
  }
  return rows;
}

export const widthOf = (row: Row): number => row.reduce((sum, { width }) => sum + width, 0);
