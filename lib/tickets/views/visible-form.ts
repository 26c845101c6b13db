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
  const shown = visibleFields({ form, access }).flatMap(toShown);
  const [titles, fields] = [shown.filter(isTitle), shown.filter((visible) => !isTitle(visible))];
  return {
    fields: [...titles, ...fields],
    values: visibleValues(form, access, ticket.values),
    title: ticket.title,
    people: [...people],
  };
}

const isTitle = (visible: VisibleField) => visible.key === "title";

function toShown(visible: VisibleField): VisibleField[] {
  if (visible.kind === "field") return [{ ...visible, field: { ...visible.field, tag: {} } }];
  return isTitle(visible) && visible.access !== "read" ? [visible] : [];
}
