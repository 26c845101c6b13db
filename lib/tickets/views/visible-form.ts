import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { FieldAccess, FieldValues } from "@/lib/forms/form-definition";
import { type VisibleField, visibleFields, visibleValues } from "@/lib/forms/visibility";
import type { PersonRef, VisibleForm } from "../schema";

/** A form without anything its reader must not know: neither hidden fields nor their values, and no opaque tags. */
export function toVisibleForm(
  version: LoadedVersion,
  access: FieldAccess,
  ticket: { values: FieldValues; title: string },
  people: readonly PersonRef[],
): VisibleForm {
  const { form } = version.definition;
  return {
    fields: visibleFields({ form, access }).flatMap(toShown),
    values: visibleValues(form, access, ticket.values),
    title: ticket.title,
    people: [...people],
  };
}

function toShown(visible: VisibleField): VisibleField[] {
  if (visible.kind === "field") return [{ ...visible, field: { ...visible.field, tag: {} } }];
  return visible.key === "title" && visible.access !== "read" ? [visible] : [];
}
