import { useTranslations } from "next-intl";
import { columnField } from "@/components/forms/column-field";
import { Pick } from "@/components/forms/inputs/pick";
import { asColumnType, hasTrait } from "@/lib/designer/form/property-traits";
import { COLUMN_TYPES, FieldKey, type FormField, type TableColumn } from "@/lib/forms/form-definition";
import { hasTotal } from "@/lib/forms/kinds/table-value";
import { ChoicesProperty } from "../choices/choices-property";
import { CheckProperty } from "../inputs/check-property";
import { TextProperty } from "../inputs/text-property";
import { DefaultProperty } from "../values/default-property";
import { ValueProperties } from "../values/value-properties";

type Props = {
  table: FormField;
  column: TableColumn;
  onChange: (column: TableColumn, merge: string) => void;
};

/** Everything that can be said of a column. */
export function ColumnProperties({ table, column, onChange }: Props) {
  const t = useTranslations("formDesigner");
  const set = (patch: Partial<TableColumn>, merge = Object.keys(patch).join(" ")) =>
    onChange({ ...column, ...patch }, merge);
  const keyProblem = (text: string) => {
    if (!FieldKey.safeParse(text).success) return t("properties.keyInvalid");
    return table.columns.some((other) => other !== column && other.key === text) ? t("columns.keyTaken") : undefined;
  };
  return (
    <>
      <TextProperty
        isRequired
        label={t("properties.labelOf")}
        value={column.label}
        maxLength={200}
        problemOf={(text) => (text.trim() === "" ? t("properties.needsLabel") : undefined)}
        onChange={(label) => set({ label })}
      />
      <Pick
        label={t("properties.kind")}
        choices={COLUMN_TYPES.map((id) => ({ id, name: t(`types.${id}`) }))}
        value={column.type}
        onPick={(type) => onChange(asColumnType(column, type), "type")}
      />
      <CheckProperty
        label={t("columns.isRequired")}
        isChecked={column.isRequired}
        onChange={(isRequired) => set({ isRequired })}
      />
      {column.type === "number" && (
        <CheckProperty
          label={t("columns.hasTotal")}
          isChecked={column.hasTotal}
          onChange={(isSummed) => set({ hasTotal: isSummed })}
        />
      )}
      {hasTrait(column.type, "choices") && (
        <ChoicesProperty field={column} onChange={({ choices }, merge) => choices && set({ choices }, merge)} />
      )}
      <TextProperty
        isMultiline
        label={t("properties.help")}
        value={column.help}
        maxLength={2000}
        onChange={(help) => set({ help })}
      />
      {hasTrait(column.type, "placeholder") && (
        <TextProperty
          label={t("properties.placeholder")}
          value={column.placeholder}
          maxLength={500}
          onChange={(placeholder) => set({ placeholder })}
        />
      )}
      <ValueProperties
        field={column}
        onChange={({ minRows: _, maxRows: __, mayStopEarly: ___, ...patch }) => set(patch)}
      />
      <DefaultProperty field={columnField(column)} onChange={(defaultValue) => set({ defaultValue })} />
      <TextProperty
        isCode
        label={t("properties.key")}
        help={hasTotal(column) ? t("columns.keyHelp", { table: table.key, column: column.key }) : ""}
        value={column.key}
        maxLength={50}
        problemOf={keyProblem}
        onChange={(key) => set({ key })}
      />
    </>
  );
}
