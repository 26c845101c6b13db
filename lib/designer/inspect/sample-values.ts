import type { FieldValues, FormDefinition, FormField, Json } from "@/lib/forms/form-definition";

/** Values as somebody might fill them in, for showing what a text with fields in it comes to. */
export function sampleValues({ fields }: FormDefinition, day: string): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.key, sampleOf(field, day)]));
}

function sampleOf(field: FormField, day: string): Json {
  const { type, label, choices } = field;
  switch (type) {
    case "text":
    case "long-text":
    case "rich-text":
    case "link":
      return label;
    case "number":
      return field.min ?? 3;
    case "computed":
      return field.result === "number" ? 3 : field.result === "boolean" ? true : label;
    case "boolean":
      return true;
    case "date":
      return day;
    case "date-time":
      return `${day}T09:00:00.000Z`;
    case "time":
      return "09:00";
    case "select":
    case "radio":
      return choices[0]?.key ?? null;
    case "multi-select":
    case "checkboxes":
      return choices.slice(0, 2).map(({ key }) => key);
    default:
      return null;
  }
}
