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
} as const satisfies Record<FieldType, number>;

const INTEGER_TYPE_ID = 10;

/** The type of what a built-in key shows. */
export const TEXT_TYPE_ID = TYPE_IDS.text;

export function fieldTypeId(field: FormField): number {
  return field.type === "number" && field.isInteger ? INTEGER_TYPE_ID : TYPE_IDS[field.type];
}
