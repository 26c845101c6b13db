import { Button } from "@heroui/react/button";
import { ChevronDown, ChevronRight, GripVertical, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { freeFieldKey } from "@/lib/designer/form/new-field";
import { type FormField, TableColumn } from "@/lib/forms/form-definition";
import { useEdit } from "../../../store/use-designer";
import { FIELD_ICONS } from "../../field-icons";
import { useFormDesk } from "../../form-desk";
import type { FieldPatch } from "../field-patch";
import { PropertySection } from "../inputs/property-section";
import { useLineDrag } from "../use-line-drag";
import { ColumnProperties } from "./column-properties";

type Props = { field: FormField; onChange: (patch: FieldPatch, merge?: string) => void };

const MOST = 30;

/** The columns of a table, in their order; one at a time opens to be changed. */
export function ColumnsProperty({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.columns");
  const { say } = useFormDesk();
  const { columns } = field;
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState<number | null>(null);
  const set = (next: TableColumn[], merge?: string) => onChange({ columns: next }, merge);
  const edit = useEdit();
  const change = (index: number, column: TableColumn, next: TableColumn, merge: string) => {
    if (next.key === column.key) return set(columns.with(index, next), `column ${index} ${merge}`);
    edit({ type: "RenameColumn", fieldKey: field.key, key: column.key, to: next.key }, `column ${index} key`);
  };
  const move = (from: number, to: number) => {
    const column = columns[from];
    if (column === undefined) return;
    set(columns.toSpliced(from, 1).toSpliced(to > from ? to - 1 : to, 0, column), `column ${column.key}`);
    setOpen(null);
  };
  const { beginDrag, target } = useLineDrag(list, move);

  const step = (event: KeyboardEvent, index: number) => {
    const to = event.key === "ArrowUp" ? index - 1 : event.key === "ArrowDown" ? index + 1 : null;
    if (!event.altKey || to === null) return;
    event.preventDefault();
    if (to < 0 || to >= columns.length) return;
    move(index, to > index ? to + 1 : to);
    say(t("moved", { label: columns[index]?.label ?? "", place: to + 1, count: columns.length }));
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLElement>("[data-line]")[to]?.querySelector("button")?.focus(),
    );
  };
  const add = () => {
    const key = freeFieldKey("column", new Set(columns.map((column) => column.key)));
    const label = t("newColumn", { number: columns.length + 1 });
    set([...columns, TableColumn.parse({ key, type: "text", label })], `add ${key}`);
    setOpen(columns.length);
  };
  return (
    <PropertySection title={t("title")}>
      <ul ref={list} className="flex flex-col">
        {columns.map((column, index) => (
          <ColumnRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the key of a column is typed here
            key={index}
            column={column}
            isOpen={open === index}
            isTarget={target === index}
            onToggle={() => setOpen(open === index ? null : index)}
            onKeyDown={(event) => step(event, index)}
            onDrag={(event) => beginDrag(event, index)}
            onRemove={() => {
              set(columns.toSpliced(index, 1));
              setOpen(null);
            }}
          >
            <ColumnProperties
              table={field}
              column={column}
              onChange={(next, merge) => change(index, column, next, merge)}
            />
          </ColumnRow>
        ))}
        {target === columns.length && <li aria-hidden="true" className="h-0.5 rounded-full bg-accent" />}
      </ul>
      <Button size="sm" variant="outline" className="self-start" isDisabled={columns.length >= MOST} onPress={add}>
        <Plus aria-hidden="true" className="size-4" />
        {t("add")}
      </Button>
    </PropertySection>
  );
}

type RowProps = {
  column: TableColumn;
  isOpen: boolean;
  isTarget: boolean;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onDrag: (event: React.PointerEvent) => void;
  onRemove: () => void;
  children: React.ReactNode;
};

function ColumnRow({ column, isOpen, isTarget, onToggle, onKeyDown, onDrag, onRemove, children }: RowProps) {
  const t = useTranslations("formDesigner");
  const Icon = FIELD_ICONS[column.type];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li data-line className={`border-t-2 ${isTarget ? "border-accent" : "border-transparent"}`}>
      <div className="flex items-center gap-1">
        <span
          aria-hidden="true"
          className="flex h-8 w-4 shrink-0 cursor-grab touch-none items-center justify-center text-muted"
          onPointerDown={onDrag}
        >
          <GripVertical className="size-3.5" />
        </span>
        <button
          type="button"
          aria-expanded={isOpen}
          className="flex h-8 min-w-0 grow items-center gap-2 rounded-md px-1.5 text-start text-list hover:bg-default focus-visible:focus-ring"
          onClick={onToggle}
          onKeyDown={onKeyDown}
        >
          <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 truncate">{column.label}</span>
          <span className="sr-only">{t(`types.${column.type}`)}</span>
          <Chevron aria-hidden="true" className="ms-auto size-4 shrink-0 text-muted" />
        </button>
        <Button
          isIconOnly
          size="sm"
          variant="ghost"
          aria-label={t("columns.remove", { label: column.label })}
          onPress={onRemove}
        >
          <X aria-hidden="true" className="size-3.5" />
        </Button>
      </div>
      {isOpen && (
        <div className="my-1 ms-5 flex flex-col gap-3 border-s border-separator ps-3 pb-2 [&_section]:border-0 [&_section]:p-0">
          {children}
        </div>
      )}
    </li>
  );
}
