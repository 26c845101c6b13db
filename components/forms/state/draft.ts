import { type FieldValues, type FormField, type Json, type TableColumn, valueAt } from "@/lib/forms/form-definition";
import { toOption } from "@/lib/forms/kinds/external-value";
import { rowsOf } from "@/lib/forms/kinds/table-value";
import { parseCell, parseValue } from "@/lib/forms/parse-value";
import type { VisibleField } from "@/lib/forms/visibility";

/** What the inputs hold while someone types: texts for texts and numbers, lists for lists, otherwise stored values. */
export type Draft = Record<string, DraftValue>;
export type DraftCell = null | boolean | number | string | (number | string)[];
export type DraftRow = Record<string, DraftCell>;
export type DraftOption = { key: string; label: string };
export type DraftValue = DraftCell | DraftOption | DraftRow[];

/** A field may be called `constructor`; the form library looks names up on plain objects. */
export function draftName(key: string): string {
  return `field_${key}`;
}

export function toDraft(field: FormField, stored: Json): DraftValue {
  if (field.type === "table") return rowsOf(stored).map((row) => toDraftRow(field.columns, row));
  if (field.type === "external") return toOption(stored);
  return toDraftCell(field.type, stored);
}

function toDraftRow(columns: readonly TableColumn[], row: FieldValues): DraftRow {
  return Object.fromEntries(columns.map(({ key, type }) => [key, toDraftCell(type, valueAt(row, key))]));
}

function toDraftCell(type: FormField["type"], stored: Json): DraftCell {
  switch (type) {
    case "text":
    case "long-text":
    case "rich-text":
    case "link":
    case "number":
      return stored === null || typeof stored === "object" ? "" : String(stored);
    case "checkboxes":
    case "multi-select":
    case "cascade":
    case "people":
    case "attachment":
      return Array.isArray(stored) ? stored.filter((one) => typeof one === "string" || typeof one === "number") : [];
    default:
      return typeof stored === "object" ? null : stored;
  }
}

type Start = {
  fields: readonly VisibleField[];
  values: FieldValues;
  title: string;
  /** On a new ticket editable fields begin with their default. */
  isNew: boolean;
  timeZone: string;
};

export function startDraft({ fields, values, title, isNew, timeZone }: Start): Draft {
  const draft: Draft = { [draftName("title")]: title };
  for (const visible of fields) {
    if (visible.kind !== "field") continue;
    const { key, field, access } = visible;
    const begins = isNew && access !== "read" && valueAt(values, key) === null;
    draft[draftName(key)] = toDraft(field, begins ? defaultOf(field, timeZone) : valueAt(values, key));
  }
  return draft;
}

/** A row that was just added. */
export function startRow(columns: readonly TableColumn[], timeZone: string): DraftRow {
  return Object.fromEntries(
    columns.map((column) => {
      const read = parseCell(column, column.defaultValue, { timeZone });
      return [column.key, toDraftCell(column.type, read.ok ? read.value : null)];
    }),
  );
}

function defaultOf(field: FormField, timeZone: string): Json {
  const result = parseValue(field, field.defaultValue, { timeZone });
  return result.ok ? result.value : null;
}
