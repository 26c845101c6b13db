import type { FieldType, FormField } from "@/lib/forms/form-definition";

const TYPE_IDS = {
  text: 5,
  time: 5,
  number: 15,
  boolean: 20,
  date: 25,
  "date-time": 30,
  radio: 35,
  checkboxes: 40,
  select: 45,
  "multi-select": 50,
  "long-text": 55,
  "rich-text": 55,
  person: 60,
  people: 70,
  attachment: 80,
  // What callers have no number for is told as text.
  department: 5,
  link: 5,
  cascade: 5,
  external: 5,
  table: 55,
  heading: 5,
  divider: 5,
  note: 5,
} as const satisfies Record<Exclude<FieldType, "computed">, number>;

const INTEGER_TYPE_ID = 10;
const RESULT_TYPE_IDS = { number: TYPE_IDS.number, text: TYPE_IDS.text, boolean: TYPE_IDS.boolean } as const;

/** The type of what a built-in key shows. */
export const TEXT_TYPE_ID = TYPE_IDS.text;

export function fieldTypeId(field: FormField): number {
  if (field.type === "computed") return RESULT_TYPE_IDS[field.result];
  return field.type === "number" && field.isInteger ? INTEGER_TYPE_ID : TYPE_IDS[field.type];
}
