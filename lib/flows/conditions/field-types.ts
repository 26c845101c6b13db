import type { ObjectSchema } from "@marcbachmann/cel-js";
import { type FieldType, type FormDefinition, type FormField, isLayout, type Json } from "@/lib/forms/form-definition";
import { hasTotal, rowsOf, totalsOf } from "@/lib/forms/kinds/table-value";

type CelType = ObjectSchema[string];

const TIMESTAMP = "google.protobuf.Timestamp";

/** The CEL type of a field of each kind. Dates and times of day are texts that sort as they should. */
const CEL_TYPES = {
  text: "string",
  "long-text": "string",
  "rich-text": "string",
  number: "double",
  boolean: "bool",
  date: "string",
  time: "string",
  "date-time": TIMESTAMP,
  radio: "string",
  checkboxes: "list<string>",
  select: "string",
  "multi-select": "list<string>",
  /** Keys from the top down: `form.place[0] == "cn"`, `"sh" in form.place`. */
  cascade: "list<string>",
  person: "int",
  people: "list<int>",
  department: "int",
  attachment: "list<string>",
  link: "string",
  /** The key of the chosen option. */
  external: "string",
  table: tableType,
  computed: ({ result }: FormField) => ({ number: "double", text: "string", boolean: "bool" })[result],
} satisfies Record<ValueType, string | ((field: FormField) => CelType)>;

type ValueType = Exclude<FieldType, "heading" | "divider" | "note">;

/** The fields of a form that conditions may name. */
export function celTypesOf(form: FormDefinition): ObjectSchema {
  return Object.fromEntries(
    form.fields.flatMap((field) => (isLayout(field.type) ? [] : [[field.key, celTypeOf(field, field.type)]])),
  );
}

function celTypeOf(field: FormField, type: ValueType): CelType {
  const celType: string | ((field: FormField) => CelType) = CEL_TYPES[type];
  return typeof celType === "string" ? celType : celType(field);
}

/**
 * A table is what it adds up to: `form.<table>.rows` counts its rows, `form.<table>.total.<column>` is the sum of a
 * number column that has one. Of an empty table both are 0.
 */
function tableType({ columns }: FormField): CelType {
  const summed = columns.filter(hasTotal);
  if (summed.length === 0) return { rows: "int" };
  return { rows: "int", total: Object.fromEntries(summed.map(({ key }) => [key, "double"])) };
}

/** A stored value as CEL computes with it; null where nobody filled it in. What does not fit its type fails where it is used. */
export function toCelValue(field: FormField, value: Json): unknown {
  if (field.type === "table") return toCelTable(field, value);
  if (value === null) return null;
  switch (field.type) {
    case "person":
    case "department":
      return toInteger(value);
    case "people":
      return Array.isArray(value) ? value.map(toInteger) : value;
    case "date-time":
      return toTimestamp(value);
    case "external":
      return typeof value === "object" && !Array.isArray(value) ? value.key : value;
    default:
      return value;
  }
}

function toCelTable({ columns }: FormField, value: Json): Map<string, unknown> {
  const rows = rowsOf(value);
  const totals = totalsOf(columns, rows);
  const table = new Map<string, unknown>([["rows", BigInt(rows.length)]]);
  return totals.size === 0 ? table : table.set("total", totals);
}

function toInteger(value: Json): unknown {
  return Number.isSafeInteger(value) ? BigInt(value as number) : value;
}

function toTimestamp(value: Json): unknown {
  const date = typeof value === "string" ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? value : date;
}
