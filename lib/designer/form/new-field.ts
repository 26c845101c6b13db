import type { FlowDefinition } from "@/lib/flows/definition";
import { BUILT_IN_KEYS, type FieldType, FormField, isLayout } from "@/lib/forms/form-definition";
import { isFilledIn } from "@/lib/forms/values";
import type { AccessCell, Edit } from "../edits/edit";
import { type Place, placed } from "./grid/placing";
import { inFormOrder, slotOf } from "./grid/rows";

/** Words a new field begins with, in the language of whoever draws. */
export type NewFieldWords = { label: string; firstChoice: string; secondChoice: string; column: string };

const HALF: readonly FieldType[] = [
  "text",
  "number",
  "boolean",
  "date",
  "time",
  "date-time",
  "select",
  "person",
  "department",
  "external",
  "computed",
];

/** A field of a kind with a key that is free, and as much in it as it needs to be looked at. */
export function newField(taken: ReadonlySet<string>, type: FieldType, words: NewFieldWords): FormField {
  const choices = [
    { key: asFieldKey(words.firstChoice) || "a", label: words.firstChoice },
    { key: asFieldKey(words.secondChoice) || "b", label: words.secondChoice },
  ];
  const key = freeFieldKey(type.replaceAll("-", "_"), taken);
  return FormField.parse({
    key,
    type,
    label: words.label,
    width: HALF.includes(type) ? 6 : 12,
    ...(["select", "multi-select", "radio", "checkboxes"].includes(type) ? { choices } : {}),
    ...(type === "cascade" ? { tree: choices.map((choice) => ({ ...choice, children: [] })) } : {}),
    ...(type === "table" ? { columns: [{ key: "column", type: "text", label: words.column }] } : {}),
  });
}

/** `days`, or the first of `days_2`, `days_3` … that is free; what a key cannot be is left out. */
export function freeFieldKey(wanted: string, taken: ReadonlySet<string>): string {
  const stem = asFieldKey(wanted) || "field";
  const isFree = (key: string) => !taken.has(key) && !(BUILT_IN_KEYS as readonly string[]).includes(key);
  if (isFree(stem)) return stem;
  for (let number = 2; ; number += 1) {
    const key = `${stem.slice(0, 44)}_${number}`;
    if (isFree(key)) return key;
  }
}

/** Words as a key: `Days off` is `days_off`; empty where no letter of them can stand in one. */
export function asFieldKey(words: string): string {
  const plain = words
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, "_");
  const key = plain.replace(/^[_\d]+/, "").replace(/_+$/, "");
  return key.slice(0, 50);
}

/**
 * What adds a field in a place: the start can fill it in, tasks and ends can read it, as a new node begins with all
 * fields too.
 */
export function addingField(definition: FlowDefinition, field: FormField, place: Place): Edit[] {
  const fields = inFormOrder(definition.form.fields);
  const { keys, widths } = placed(fields.map(slotOf), slotOf(field), place);
  const cells = definition.nodes.flatMap(({ key: nodeKey, type }): AccessCell[] => {
    if (type !== "start" && type !== "task" && type !== "end") return [];
    return [{ nodeKey, fieldKey: field.key, access: type === "start" && isFilledIn(field) ? "edit" : "read" }];
  });
  const width = isLayout(field.type) ? field.width : (widths[field.key] ?? field.width);
  return [
    { type: "AddField", field: { ...field, width }, index: keys.indexOf(field.key) },
    { type: "ArrangeFields", keys, widths },
    { type: "SetAccess", cells },
  ];
}
