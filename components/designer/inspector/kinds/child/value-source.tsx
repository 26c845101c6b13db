"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import { type ChildField, type ChildValue, fixedValue, sourcesFor } from "@/lib/designer/inspect/child-mapping";
import { useDefinition } from "../../../store/use-designer";
import { FixedValue } from "./fixed-value";

type Props = {
  field: ChildField;
  value: ChildValue | null;
  perRowOf: string | null;
  onChange: (value: ChildValue | null) => void;
};

/** Where one field of the child gets its value. */
export function ValueSource({ field, value, perRowOf, onChange }: Props) {
  const t = useTranslations("inspector.child");
  const { form } = useDefinition();
  const { columns, fields } = sourcesFor(field, form, perRowOf);
  const offers: { id: string; name: string; value: ChildValue | null }[] = [
    { id: "none", name: t("empty"), value: null },
    ...columns.map((source) => ({
      id: idOf(source.value),
      name: t("column", { label: source.label }),
      value: source.value,
    })),
    ...fields.map((source) => ({ id: idOf(source.value), name: source.label, value: source.value })),
    ...(field.input === null && value?.kind !== "value"
      ? []
      : [{ id: "value", name: t("fixed"), value: fixedValue(field.type, null) }]),
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <Pick
        label={t("valueOf", { label: field.label, isRequired: String(field.isRequired) })}
        choices={offers}
        value={value === null ? "none" : idOf(value)}
        onPick={(id) => onChange(offers.find((offer) => offer.id === id)?.value ?? null)}
      />
      {value?.kind === "value" && (
        <FixedValue field={field} value={value.value} onChange={(next) => onChange(fixedValue(field.type, next))} />
      )}
    </div>
  );
}

function idOf(value: ChildValue): string {
  switch (value.kind) {
    case "field":
      return `field ${value.fieldKey}`;
    case "column":
      return `column ${value.columnKey}`;
    case "value":
      return "value";
  }
}
