import { type FieldValues, type FormField, type Json, type TableColumn, valueAt } from "@/lib/forms/form-definition";
import { roundTo } from "@/lib/forms/kinds/number-value";
import {
  isNoValue,
  type ParsedValue,
  type ParseOptions,
  parsed,
  unreadable,
  type ValueFault,
} from "@/lib/forms/kinds/value-parser";

export type TableRow = Record<string, Json>;

/** More is not read, however many of them are blank. */
const MAX_SUBMITTED_ROWS = 1000;

type ParseCell = (column: TableColumn, raw: Json, options: ParseOptions) => ParsedValue;

/**
 * Rows with a value for every column, null where a cell is empty; rows in which nothing is filled in are left out.
 * A fault of a cell names the row as it was submitted, counted from 0.
 */
export function parseTable(field: FormField, raw: Json, options: ParseOptions, parseCell: ParseCell): ParsedValue {
  if (!Array.isArray(raw) || !raw.every(isRow)) return unreadable("not_a_table");
  if (raw.length > MAX_SUBMITTED_ROWS) return unreadable("too_many_rows", { max: field.maxRows });
  const faults: ValueFault[] = [];
  const rows = raw.flatMap((row, index) => {
    const read = parseRow(field.columns, row, options, parseCell);
    if (read === null) return [];
    faults.push(...read.faults.map((fault) => ({ ...fault, within: `${index}.${fault.within}` })));
    return [read.row];
  });
  const { minRows, maxRows } = field;
  if (rows.length > maxRows) faults.unshift({ within: "", code: "too_many_rows", params: { max: maxRows } });
  if (rows.length > 0 && rows.length < minRows && options.mayBeIncomplete !== true) {
    faults.unshift({ within: "", code: "too_few_rows", params: { min: minRows } });
  }
  return faults.length > 0 ? { ok: false, faults } : parsed(rows);
}

function parseRow(columns: readonly TableColumn[], raw: FieldValues, options: ParseOptions, parseCell: ParseCell) {
  if (columns.every(({ key }) => isBlankCell(valueAt(raw, key)))) return null;
  const row: TableRow = {};
  const faults: ValueFault[] = [];
  for (const column of columns) {
    const cell = parseCell(column, valueAt(raw, column.key), options);
    const value = cell.ok ? cell.value : null;
    row[column.key] = value;
    if (!cell.ok) faults.push(...cell.faults.map((fault) => ({ ...fault, within: column.key })));
    else if (column.isRequired && options.mayBeIncomplete !== true && isBlankCell(value)) {
      faults.push({ within: column.key, code: "required" });
    }
  }
  return { row, faults };
}

function isBlankCell(value: Json): boolean {
  return typeof value === "string" ? value.trim() === "" : isNoValue(value);
}

/** The rows of a stored table; none where it holds something else. */
export function rowsOf(value: Json): TableRow[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** The sums of the number columns that have one; of no rows it is 0. */
export function totalsOf(columns: readonly TableColumn[], rows: readonly FieldValues[]): ReadonlyMap<string, number> {
  return new Map(columns.filter(hasTotal).map((column) => [column.key, sumOf(column, rows)]));
}

export function hasTotal(column: TableColumn): boolean {
  return column.type === "number" && column.hasTotal;
}

function sumOf({ key, decimals }: TableColumn, rows: readonly FieldValues[]): number {
  const numbers = rows.map((row) => valueAt(row, key)).filter((value) => typeof value === "number");
  return roundTo(
    numbers.reduce((sum, number) => sum + number, 0),
    decimals,
  );
}

function isRow(value: Json): value is TableRow {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
