import type { FieldValues, FormDefinition, FormField, Json } from "@/lib/forms/form-definition";

const AT = "2026-01-05T09:00:00.000Z";

/** Values that a form could hold, for trying templates out: every field is filled in. `personId` is whom fields name. */
export function sampleValues(form: FormDefinition, personId: number): FieldValues {
  return Object.fromEntries(form.fields.map((field) => [field.key, sampleValue(field, personId)]));
}

function sampleValue(field: FormField, personId: number): Json {
  const [choice] = field.choices;
  switch (field.type) {
    case "number":
    case "computed":
      return field.min ?? 3;
    case "boolean":
      return true;
    case "date":
      return AT.slice(0, 10);
    case "time":
      return "09:00";
    case "date-time":
      return AT;
    case "select":
    case "radio":
      return choice?.key ?? null;
    case "multi-select":
    case "checkboxes":
      return choice === undefined ? [] : [choice.key];
    case "cascade":
      return field.tree[0] === undefined ? null : [field.tree[0].key];
    case "person":
      return personId;
    case "people":
      return [personId];
    case "link":
      return "https://example.org/";
    case "text":
    case "long-text":
      return field.label;
    case "rich-text":
      return `<p>${field.label.replace(/[<>&]/g, "")}</p>`;
    default:
      return null;
  }
}
