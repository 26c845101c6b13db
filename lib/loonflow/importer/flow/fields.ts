import { Choice, FieldKey, type FieldType, FormField, type Json } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import { type Directory, splitNames } from "../directory";
import type { CustomFieldRow } from "../file/installation";
import type { Notes } from "../note";
import { readObject } from "./json-column";
import { fitting } from "./names";

export type ImportedFields = {
  fields: readonly FormField[];
  ids: ReadonlyMap<string, number>;
  /** By the key that forms and conditions of the original call them. */
  byOriginalKey: ReadonlyMap<string, FormField>;
};

const TYPES: Record<number, FieldType> = {
  5: "text",
  10: "number",
  15: "number",
  20: "boolean",
  25: "date",
  30: "date-time",
  35: "radio",
  40: "checkboxes",
  45: "select",
  50: "multi-select",
  55: "long-text",
  58: "rich-text",
  60: "person",
  70: "people",
  80: "attachment",
};
const INTEGER_TYPE = 10;
const LONGEST_TEXT = 1000;
/** Words of CEL, so that no condition could name such a field. */
const UNUSABLE_KEYS = ["in", "true", "false", "null"];

export function toFields(rows: readonly CustomFieldRow[], directory: Directory, notes: Notes): ImportedFields {
  const taken = new Set<string>();
  const ids = new Map<string, number>();
  const byOriginalKey = new Map<string, FormField>();
  const fields = rows.map((row) => {
    const key = freeKey(row, taken, notes);
    const field = toField(row, key, directory, notes);
    ids.set(key, row.id);
    if (!byOriginalKey.has(row.field_key)) byOriginalKey.set(row.field_key, field);
    return field;
  });
  return { fields, ids, byOriginalKey };
}

function freeKey(row: CustomFieldRow, taken: Set<string>, notes: Notes): string {
  const isUsable = FieldKey.safeParse(row.field_key).success && !UNUSABLE_KEYS.includes(row.field_key);
  let key = isUsable && !taken.has(row.field_key) ? row.field_key : `f${row.id}`;
  while (taken.has(key)) key += "_";
  taken.add(key);
  if (key !== row.field_key) notes.add("field_renamed", { key: row.field_key, newKey: key });
  return key;
}

function toField(row: CustomFieldRow, key: string, directory: Directory, notes: Notes): FormField {
  const owner = row.field_key;
  const type = TYPES[row.field_type_id];
  if (type === undefined) notes.add("field_type_unknown", { key: owner, type: row.field_type_id });
  const field = FormField.parse({
    key,
    type: type ?? "text",
    label: fitting(row.field_name.trim() || row.field_key, 200, owner, notes),
    help: fitting(row.description, 2000, owner, notes),
    template: fitting(row.field_template, 10_000, owner, notes),
    order: row.order_id,
    isInteger: row.field_type_id === INTEGER_TYPE,
    maxLength: type === "text" || type === undefined ? LONGEST_TEXT : null,
    choices: toChoices(row, notes),
    ...toBooleanLabels(row, notes),
    tag: Object.fromEntries(readObject({ text: row.label, column: "label", owner }, notes) ?? []),
  });
  return { ...field, defaultValue: toDefault(row, field, directory, notes) };
}

function toChoices(row: CustomFieldRow, notes: Notes): FormField["choices"] {
  const owner = row.field_key;
  const choices =
    readObject({ text: row.field_choice, column: "field_choice", owner }, notes) ?? new Map<string, Json>();
  return [...choices].flatMap(([key, label]) => {
    const choice = Choice.safeParse({ key, label: fitting(String(label), 200, owner, notes) });
    if (!choice.success) notes.add("json_unreadable", { column: "field_choice", owner });
    return choice.success ? [choice.data] : [];
  });
}

function toBooleanLabels(row: CustomFieldRow, notes: Notes) {
  const owner = row.field_key;
  const source = { text: row.boolean_field_display, column: "boolean_field_display", owner };
  const labels = readObject(source, notes) ?? new Map<string, Json>();
  const label = (keys: readonly string[]) => {
    const key = keys.find((candidate) => labels.has(candidate));
    return key === undefined ? "" : fitting(String(labels.get(key)), 50, owner, notes);
  };
  return { trueLabel: label(["1", "true", "True"]), falseLabel: label(["0", "false", "False"]) };
}

function toDefault(row: CustomFieldRow, field: FormField, directory: Directory, notes: Notes): Json {
  if (row.default_value === "") return null;
  const isPeople = field.type === "person" || field.type === "people";
  const raw = isPeople
    ? splitNames(row.default_value).map((username): Json => directory.userIds.get(username) ?? username)
    : row.default_value;
  const one = field.type === "person" && Array.isArray(raw) ? (raw.length === 1 ? (raw[0] ?? null) : "") : raw;
  const parsed = parseValue(field, one, { timeZone: directory.timeZone });
  if (parsed.ok && parsed.value !== null) return parsed.value;
  notes.add("default_dropped", { key: row.field_key, value: row.default_value });
  return null;
}
