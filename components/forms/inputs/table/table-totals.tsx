import { useLocale, useTranslations } from "next-intl";
import type { FieldValues, TableColumn } from "@/lib/forms/form-definition";
import { hasTotal, totalsOf } from "@/lib/forms/kinds/table-value";
import { parseCell } from "@/lib/forms/parse-value";

type Props = {
  columns: readonly TableColumn[];
  /** As stored, or as they are being typed. */
  rows: readonly FieldValues[];
  /** Whether the rows end with buttons. */
  hasActions: boolean;
};

/** The sums below a table; nothing where no column has one. */
export function TableTotals({ columns, rows, hasActions }: Props) {
  const t = useTranslations("forms");
  const locale = useLocale();
  if (!columns.some(hasTotal)) return null;
  const totals = totalsOf(
    columns,
    rows.map((row) => readNumbers(columns, row)),
  );
  return (
    <tfoot className="block border-t border-border bg-surface-secondary @2xl:table-footer-group">
      <tr className="flex flex-wrap gap-x-4 p-3 @2xl:table-row @2xl:p-0">
        {columns.map((column) => {
          const total = totals.get(column.key);
          const label = t("totalOf", { label: column.label });
          if (total === undefined) return <td key={column.key} className="hidden @2xl:table-cell" />;
          const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(total);
          return (
            <td key={column.key} className="px-2 py-1.5 font-medium tabular-nums @2xl:table-cell">
              <span className="text-xs font-normal text-muted">{label} </span>
              {column.unit === "" ? number : `${number}\u00a0${column.unit}`}
            </td>
          );
        })}
        {hasActions && <td className="hidden @2xl:table-cell" />}
      </tr>
    </tfoot>
  );
}

/** A number that is still being typed counts once it can be read. */
function readNumbers(columns: readonly TableColumn[], row: FieldValues): FieldValues {
  return Object.fromEntries(
    columns.filter(hasTotal).map((column) => {
      const written = row[column.key] ?? null;
      const read = parseCell(column, typeof written === "string" ? written.normalize("NFKC").trim() : written, {});
      return [column.key, read.ok ? read.value : null];
    }),
  );
}
