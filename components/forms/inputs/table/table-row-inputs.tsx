import { Button } from "@heroui/react/button";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormField } from "@/lib/forms/form-definition";
import { columnField } from "../../column-field";
import { clockMark } from "../../field-elements";
import type { DraftCell, DraftRow } from "../../state/draft";
import { useTicketFormContext } from "../../state/ticket-form-context";
import { CELL_INPUTS } from "./cell-inputs";

type Props = {
  table: FormField;
  row: DraftRow;
  /** Counted from 0. */
  index: number;
  onChange: (columnKey: string, cell: DraftCell) => void;
  onRemove: () => void;
};

/** Labels stand above the columns; in a cell they are for those who do not see them, and for narrow forms. */
const CELL = "block min-w-0 @2xl:table-cell @2xl:min-w-32 @2xl:p-1.5 @2xl:align-top @2xl:[&_.label]:sr-only";

export function TableRowInputs({ table, row, index, onChange, onRemove }: Props) {
  const t = useTranslations("forms");
  const { cellProblemOf } = useTicketFormContext();
  const number = index + 1;
  return (
    <tr className="flex flex-col gap-3 border-b border-separator p-3 last:border-b-0 @2xl:table-row @2xl:p-0">
      {table.columns.map((column) => {
        const Input = CELL_INPUTS[column.type];
        const path = `${table.key}.${index}.${column.key}`;
        const label = t("cellLabel", { column: column.label, row: number });
        return (
          <td key={column.key} data-field={path} data-clock={clockMark(column.type)} className={CELL}>
            <Input
              field={{ ...columnField(column), label, help: "" }}
              isRequired={column.isRequired}
              problem={cellProblemOf(path)}
              value={row[column.key] ?? null}
              onChange={(value) => onChange(column.key, toCell(value))}
            />
          </td>
        );
      })}
      <td className="block @2xl:sticky @2xl:end-0 @2xl:table-cell @2xl:bg-surface @2xl:p-1.5 @2xl:align-top">
        <Button
          isIconOnly
          aria-label={t("removeRow", { row: number })}
          className="text-muted"
          size="sm"
          variant="ghost"
          onPress={onRemove}
        >
          <Trash2 aria-hidden="true" className="size-4" />
        </Button>
      </td>
    </tr>
  );
}

/** No input of a cell hands over rows or options. */
function toCell(value: Parameters<React.ComponentProps<typeof CELL_INPUTS.text>["onChange"]>[0]): DraftCell {
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string" || typeof one === "number");
  return typeof value === "object" ? null : value;
}
