import { type FieldValues, type FormField, type Json, valueAt } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import type { VisibleField } from "@/lib/forms/visibility";

/** What the inputs hold while someone types: texts for texts and numbers, lists for lists, otherwise stored values. */
export type Draft = Record<string, DraftValue>;
export type DraftValue = null | boolean | number | string | (number | string)[];

/** A field may be called `constructor`; the form library looks names up on plain objects. */
export function draftName(key: string): string {
  return `field_${key}`;
}

export function toDraft(field: FormField, stored: Json): DraftValue {
  switch (field.type) {
    case "text":
    case "long-text":
    case "rich-text":
    case "number":
      return stored === null || typeof stored === "object" ? "" : String(stored);
    case "checkboxes":
    case "multi-select":
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

function defaultOf(field: FormField, timeZone: string): Json {
  const result = parseValue(field, field.defaultValue, { timeZone });
  return result.ok ? result.value : null;
}
