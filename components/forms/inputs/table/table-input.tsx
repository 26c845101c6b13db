import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { useTicketFormContext } from "../../state/ticket-form-context";
import { GroupCaption, RequiredMark } from "../group-caption";
import { GroupNotes } from "../group-notes";
import type { InputProps } from "../input-props";
import { TableRowInputs } from "./table-row-inputs";
import { TableTotals } from "./table-totals";
import { useTableRows } from "./use-table-rows";

/** Rows to fill in, add and take out; where the form is narrow each row stands as a block of labelled inputs. */
export function TableInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const { timeZone } = useTicketFormContext();
  const [labelId, notesId] = [useId(), useId()];
  const box = useRef<HTMLFieldSetElement>(null);
  const { rows, add, remove, change } = useTableRows({ field, value, onChange, timeZone });
  const { columns } = field;

  const addAndEnter = () => {
    add();
    requestAnimationFrame(() => focusInRow(box.current, rows.length));
  };
  const removeAndStay = (index: number) => {
    remove(index);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[data-add-row]")?.focus());
  };
  return (
    <fieldset ref={box} aria-labelledby={labelId} aria-describedby={notesId} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <GroupCaption id={labelId} label={field.label} isRequired={isRequired} />
        <span className="text-xs text-muted">{t("rowCount", { count: rows.length })}</span>
      </div>
      {rows.length > 0 && (
        <div className="overflow-x-auto rounded-md border border-border">
          <table className="block w-full border-collapse text-list @2xl:table">
            <thead className="hidden @2xl:table-header-group">
              <tr className="text-left text-xs text-muted">
                {columns.map((column) => (
                  <th key={column.key} scope="col" className="px-2 py-1.5 font-medium">
                    {column.label}
                    {column.isRequired && <RequiredMark />}
                    {column.help !== "" && <span className="block font-normal">{column.help}</span>}
                  </th>
                ))}
                <th className="sticky end-0 w-10 bg-surface">
                  <span className="sr-only">{t("rowActions")}</span>
                </th>
              </tr>
            </thead>
            <tbody className="block @2xl:table-row-group">
              {rows.map(({ row, id }, index) => (
                <TableRowInputs
                  key={id}
                  table={field}
                  row={row}
                  index={index}
                  onChange={(key, cell) => change(index, key, cell)}
                  onRemove={() => removeAndStay(index)}
                />
              ))}
            </tbody>
            <TableTotals columns={columns} rows={rows.map(({ row }) => row)} hasActions />
          </table>
        </div>
      )}
      <GroupNotes id={notesId} help={field.help} problem={problem} />
      <Button
        data-add-row
        className="self-start"
        isDisabled={rows.length >= field.maxRows}
        size="sm"
        variant="outline"
        onPress={addAndEnter}
      >
        <Plus aria-hidden="true" className="size-4" />
        {t("addRow")}
      </Button>
    </fieldset>
  );
}

function focusInRow(box: HTMLElement | null, index: number): void {
  const row = box?.querySelectorAll("tbody > tr")[index];
  row?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, [role="spinbutton"], button')?.focus();
}
