import type { FlowNode } from "@/lib/flows/definition";
import {
  type FieldType,
  type FormDefinition,
  type FormField,
  isLayout,
  type Json,
  type TableColumn,
} from "@/lib/forms/form-definition";
import { isNoValue } from "@/lib/forms/kinds/value-parser";
import { hasTrait } from "../form/property-traits";

type ChildNode = Extract<FlowNode, { type: "child" }>;
type Creation = Extract<ChildNode["children"], { kind: "create" }>;
export type ChildValue = Creation["values"][string];

/** A field of the child's form that can be given a value when its ticket is filed. */
export type ChildField = {
  key: string;
  label: string;
  type: FieldType;
  isRequired: boolean;
  /** In which the same value for every child is given; null where none can be. */
  input: FormField | null;
};

/** What another flow's tickets are filed with. */
export type ChildForm = { fields: readonly ChildField[]; buttons: readonly { key: string; name: string }[] };

/** Fields of these kinds take each other's values, as callers may write them. */
const FAMILIES: readonly (readonly FieldType[])[] = [
  ["text", "long-text", "rich-text", "link", "select", "radio", "external", "computed"],
  ["number", "computed"],
  ["boolean", "computed"],
  ["multi-select", "checkboxes"],
];

/** What any kind of value can be written into. */
const TEXTS: readonly FieldType[] = ["text", "long-text"];
const PLAIN: readonly FieldType[] = [
  "text",
  "long-text",
  "number",
  "date",
  "time",
  "date-time",
  "select",
  "radio",
  "link",
];

/** Whether a value of one kind of field can stand in another. */
export function fits(from: FieldType, to: FieldType): boolean {
  if (from === to) return !isLayout(from);
  if (from === "person" && to === "people") return true;
  if (TEXTS.includes(to) && PLAIN.includes(from)) return true;
  return FAMILIES.some((family) => family.includes(from) && family.includes(to));
}

export type Source = { value: Extract<ChildValue, { kind: "field" | "column" }>; label: string };

/** Where a child's field can get its value: from columns of the row that its ticket is made for, and from the form. */
export function sourcesFor(
  target: Pick<ChildField, "type">,
  form: FormDefinition,
  perRowOf: string | null,
): { columns: readonly Source[]; fields: readonly Source[] } {
  const columns = columnsOf(form, perRowOf).filter(({ type }) => fits(type, target.type));
  const fields = form.fields.filter(({ type }) => fits(type, target.type));
  return {
    columns: columns.map(({ key, label }) => ({ value: { kind: "column", columnKey: key }, label })),
    fields: fields.map(({ key, label }) => ({ value: { kind: "field", fieldKey: key }, label })),
  };
}

export function columnsOf({ fields }: FormDefinition, perRowOf: string | null): readonly TableColumn[] {
  return fields.find(({ key }) => key === perRowOf)?.columns ?? [];
}

/** What can name the requester of a child: a column of its row comes before a field of the same key. */
export function requestersIn(form: FormDefinition, perRowOf: string | null): readonly { key: string; label: string }[] {
  const found = [...columnsOf(form, perRowOf), ...form.fields].filter(({ type }) => type === "person");
  return found.filter(({ key }, index) => found.findIndex((entry) => entry.key === key) === index);
}

/** Kinds of fields that every child can get the same value of: not files, and not what others are asked for. */
export const mayBeFixed = (type: FieldType) => hasTrait(type, "defaultValue") && type !== "table";

/** The same value for every child, marked where it speaks of people or departments. */
export function fixedValue(type: FieldType, value: Json): Extract<ChildValue, { kind: "value" }> {
  if (type === "person" || type === "people") return { kind: "value", value, ids: "people" };
  if (type === "department") return { kind: "value", value, ids: "departments" };
  return { kind: "value", value };
}

/** Fields that must be filled in to file the child's ticket and get nothing. */
export function missingIn(fields: readonly ChildField[], values: Readonly<Record<string, ChildValue>>) {
  const isGiven = (key: string) => {
    const given = Object.hasOwn(values, key) ? values[key] : undefined;
    return given !== undefined && (given.kind !== "value" || !isNoValue(given.value));
  };
  return fields.filter(({ key, isRequired }) => isRequired && !isGiven(key));
}

/** The values with one of them said anew; null leaves the field empty. */
export function withValue(
  values: Readonly<Record<string, ChildValue>>,
  key: string,
  value: ChildValue | null,
): Record<string, ChildValue> {
  const { [key]: _before, ...rest } = values;
  return value === null ? rest : { ...rest, [key]: value };
}
