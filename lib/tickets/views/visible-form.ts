import type { FieldAccess, FieldValues, FormDefinition, Json } from "@/lib/forms/form-definition";
import { sanitiseRichText } from "@/lib/forms/sanitise-rich-text";
import { formToShow, type ShownForm, type VisibleField } from "@/lib/forms/visibility";
import { installationTimeZone } from "@/lib/platform/time-zone";
import type { VisibleForm } from "../schema";

type Named = Pick<VisibleForm, "people" | "departments">;

/** A form without anything its reader must not know: neither hidden fields nor their values, and no opaque tags. */
export function toVisibleForm(
  version: { definition: { form: FormDefinition } },
  access: FieldAccess,
  ticket: { values: FieldValues; title: string },
  { people, departments }: Named,
): VisibleForm {
  const shown = formToShow(version.definition.form, access, ticket.values);
  const [titles, fields] = [shown.fields.filter(isEditableTitle), shown.fields.filter(({ kind }) => kind === "field")];
  return {
    fields: [...titles, ...fields],
    values: withCleanTexts(shown),
    title: ticket.title,
    people: [...people],
    departments: [...departments],
    dayZone: installationTimeZone(),
  };
}

const isEditableTitle = ({ key, access }: VisibleField) => key === "title" && access !== "read";

/** Pages show rich texts as the HTML they are, and not everything stored came through the form. */
function withCleanTexts({ fields, values }: ShownForm): Record<string, Json> {
  const clean: Record<string, Json> = { ...values };
  for (const visible of fields) {
    const value = visible.kind === "field" && visible.field.type === "rich-text" ? clean[visible.key] : null;
    if (typeof value === "string") clean[visible.key] = sanitiseRichText(value);
  }
  return clean;
}
