import type { FieldType, FormField, Json } from "@/lib/forms/form-definition";

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
  person: "int",
  people: "list<int>",
  attachment: "list<string>",
} satisfies Record<FieldType, string>;

export function celTypeOf(field: FormField): string {
  return CEL_TYPES[field.type];
}

/** A stored value as CEL computes with it. What does not fit its type stays as it is and fails where it is used. */
export function toCelValue(field: FormField, value: Json): unknown {
  switch (field.type) {
    case "person":
      return toInteger(value);
    case "people":
      return Array.isArray(value) ? value.map(toInteger) : value;
    case "date-time":
      return toTimestamp(value);
    default:
      return value;
  }
}

function toInteger(value: Json): unknown {
  return Number.isSafeInteger(value) ? BigInt(value as number) : value;
}

function toTimestamp(value: Json): unknown {
  const date = typeof value === "string" ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? value : date;
}
