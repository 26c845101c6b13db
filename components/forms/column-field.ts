import { FormField, type TableColumn } from "@/lib/forms/form-definition";

const fields = new WeakMap<TableColumn, FormField>();

/** A column of a table as the field that its cells are filled in with. */
export function columnField(column: TableColumn): FormField {
  const known = fields.get(column);
  if (known !== undefined) return known;
  const field = FormField.parse(column);
  fields.set(column, field);
  return field;
}
