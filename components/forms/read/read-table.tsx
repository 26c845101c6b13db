import { type FormField, type Json, valueAt } from "@/lib/forms/form-definition";
import { rowsOf } from "@/lib/forms/kinds/table-value";
import { columnField } from "../column-field";
import { TableTotals } from "../inputs/table/table-totals";
import type { ReadValue } from "./read-value";

type Props = {
  field: FormField;
  value: Json;
  /** Shows one cell. */
  children: ReadValue;
};

/** The rows of a table for reading; where the form is narrow each stands as a block of labelled values. */
export function ReadTable({ field, value, children: readValue }: Props) {
  const { columns, key } = field;
  const rows = rowsOf(value).map((row, index) => ({ row, id: `${key}.${index}` }));
  return (
    <div className="overflow-x-auto rounded-md border border-border">
      <table className="block w-full border-collapse text-list @2xl:table">
        <thead className="hidden @2xl:table-header-group">
          <tr className="text-left text-xs text-muted">
            {columns.map((column) => (
              <th key={column.key} scope="col" className="px-2 py-1.5 font-medium">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block @2xl:table-row-group">
          {rows.map(({ row, id }) => (
            <tr
              key={id}
              className="flex flex-col gap-1 border-t border-separator p-2 first:border-t-0 @2xl:table-row @2xl:p-0"
            >
              {columns.map((column) => (
                <td key={column.key} className="flex gap-2 @2xl:table-cell @2xl:px-2 @2xl:py-1.5 @2xl:align-top">
                  <span className="shrink-0 text-xs text-muted @2xl:hidden">{column.label}</span>
                  {readValue(columnField(column), valueAt(row, column.key))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <TableTotals columns={columns} rows={rows.map(({ row }) => row)} hasActions={false} />
      </table>
    </div>
  );
}
