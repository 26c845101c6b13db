import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { FieldAccess } from "@/lib/forms/form-definition";

/** Every field and the title, to be changed: for who intervenes. */
export function everything({ definition }: LoadedVersion): FieldAccess {
  const fields = definition.form.fields.map(({ key }) => [key, "edit" as const]);
  return { title: "edit", ...Object.fromEntries(fields) };
}
