import { useRef, useState } from "react";
import type { FormField } from "@/lib/forms/form-definition";
import { type DraftCell, type DraftRow, type DraftValue, startRow } from "../../state/draft";

type Options = { field: FormField; value: DraftValue; onChange: (value: DraftRow[]) => void; timeZone: string };

/** The rows of a table being filled in. Each keeps a number of its own, so that taking one out disturbs no other. */
export function useTableRows({ field, value, onChange, timeZone }: Options) {
  const rows = draftRows(value);
  const next = useRef(rows.length);
  const [ids, setIds] = useState<readonly number[]>(() => rows.map((_row, index) => index));
  return {
    rows: rows.map((row, index) => ({ row, id: ids[index] ?? index })),
    add: () => {
      setIds([...ids, next.current]);
      next.current += 1;
      onChange([...rows, startRow(field.columns, timeZone)]);
    },
    remove: (index: number) => {
      setIds(ids.filter((_id, place) => place !== index));
      onChange(rows.filter((_row, place) => place !== index));
    },
    change: (index: number, key: string, cell: DraftCell) =>
      onChange(rows.map((row, place) => (place === index ? { ...row, [key]: cell } : row))),
  };
}

function draftRows(value: DraftValue): DraftRow[] {
  const entries: readonly (number | string | DraftRow)[] = Array.isArray(value) ? value : [];
  return entries.filter((entry) => typeof entry === "object");
}
